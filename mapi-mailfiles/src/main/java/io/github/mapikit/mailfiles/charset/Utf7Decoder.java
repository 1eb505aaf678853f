// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;

import org.jspecify.annotations.Nullable;

/**
 * Decodes UTF-7. A plus sign that begins no run of base64 is one. Belongs to one thread.
 */
final class Utf7Decoder extends CharacterDecoder {

	private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	private State state = State.DIRECT;

	/** Bits of a run that are no whole UTF-16 unit yet. */
	private int bits;

	private int bitCount;

	/** The first half of a pair that the run has begun, or 0. */
	private char high;

	Utf7Decoder(Charset charset) {
		super(charset, 2);
	}

	@Override
	protected void implReset() {
		direct();
	}

	private void direct() {
		this.state = State.DIRECT;
		this.bits = 0;
		this.bitCount = 0;
		this.high = 0;
	}

	@Override
	@Nullable CoderResult decode(ByteBuffer in, CharBuffer out, int first) {
		return switch (this.state) {
			case DIRECT -> direct(in, out, first);
			case PLUS -> plus(in, out, first);
			case RUN -> run(in, out, first);
		};
	}

	private @Nullable CoderResult direct(ByteBuffer in, CharBuffer out, int b) {
		if (b > 0x7F) {
			return CoderResult.malformedForLength(1);
		}
		in.get();
		if (b == '+') {
			this.state = State.PLUS;
		}
		else {
			out.put((char) b);
		}
		return null;
	}

	private @Nullable CoderResult plus(ByteBuffer in, CharBuffer out, int b) {
		if (DIGITS.indexOf(b) >= 0) {
			this.state = State.RUN;
			return null;
		}
		if (b == '-') {
			in.get();
		}
		out.put('+');
		direct();
		return null;
	}

	private @Nullable CoderResult run(ByteBuffer in, CharBuffer out, int b) {
		int digit = DIGITS.indexOf(b);
		if (digit < 0) {
			boolean broken = this.high != 0 || this.bits != 0 || this.bitCount >= 6;
			direct();
			if (b == '-') {
				in.get();
			}
			return broken ? error(in, out) : null;
		}
		in.get();
		this.bits = this.bits << 6 | digit;
		this.bitCount += 6;
		if (this.bitCount < 16) {
			return null;
		}
		this.bitCount -= 16;
		char unit = (char) (this.bits >>> this.bitCount);
		this.bits &= (1 << this.bitCount) - 1;
		return unit(in, out, unit);
	}

	/**
	 * Reports half a character. An error is about bytes that are not yet taken: the last
	 * one is given back, if it is still there.
	 * @param in the bytes
	 * @param out the text
	 * @return the error, or {@code null} if the text tells of it
	 */
	private static @Nullable CoderResult error(ByteBuffer in, CharBuffer out) {
		if (in.position() == 0) {
			out.put('\uFFFD');
			return null;
		}
		in.position(in.position() - 1);
		return CoderResult.malformedForLength(1);
	}

	private @Nullable CoderResult unit(ByteBuffer in, CharBuffer out, char unit) {
		char first = this.high;
		this.high = 0;
		if (Character.isHighSurrogate(unit)) {
			this.high = unit;
			return (first == 0) ? null : error(in, out);
		}
		if (first != 0 && Character.isLowSurrogate(unit)) {
			out.put(first).put(unit);
			return null;
		}
		if (Character.isLowSurrogate(unit)) {
			return error(in, out);
		}
		out.put(unit);
		return (first == 0) ? null : error(in, out);
	}

	@Override
	protected CoderResult implFlush(CharBuffer out) {
		if (this.state == State.PLUS) {
			if (!out.hasRemaining()) {
				return CoderResult.OVERFLOW;
			}
			out.put('+');
		}
		direct();
		return CoderResult.UNDERFLOW;
	}

	/**
	 * Where the decoder stands.
	 */
	private enum State {

		DIRECT, PLUS, RUN

	}

}
