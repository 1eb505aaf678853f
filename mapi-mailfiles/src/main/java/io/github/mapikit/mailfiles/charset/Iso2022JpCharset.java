// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

import org.jspecify.annotations.Nullable;

/**
 * ISO-2022-JP as mail has it: with the characters that NEC and IBM added to JIS X 0208,
 * half-width katakana in each of their two ways, and JIS X 0212. A line end leads back to
 * ASCII. May be used on any thread.
 * <p>
 * Sources: RFC 1468, RFC 1554; "ISO-2022-JP decoder" of the Encoding Standard (WHATWG);
 * "Code Page Identifiers" of Microsoft, 50220 to 50222.
 */
final class Iso2022JpCharset extends Charset {

	static final String NAME = "x-mail-ISO-2022-JP";

	private static final String ENCODER = "x-windows-iso2022jp";

	private static final int ESCAPE = 0x1B;

	private static final int SHIFT_OUT = 0x0E;

	private static final int SHIFT_IN = 0x0F;

	Iso2022JpCharset() {
		super(NAME, null);
	}

	@Override
	public boolean contains(Charset charset) {
		return charset.equals(this);
	}

	@Override
	public CharsetDecoder newDecoder() {
		return new Decoder(this);
	}

	@Override
	public boolean canEncode() {
		return Charset.isSupported(ENCODER);
	}

	@Override
	public CharsetEncoder newEncoder() {
		return Charset.forName(ENCODER).newEncoder();
	}

	/**
	 * What the bytes are, by the last escape sequence.
	 */
	private enum Mode {

		ASCII("(B"), ROMAN("(J"), KATAKANA("(I"), X0208_1978("$@"), X0208("$B"), X0208_1990("&@"), X0208_LONG("$(B"),
		X0208_1978_LONG("$(@"), X0212("$(D"), X0213_1("$(O"), X0213_1_2004("$(Q");

		private final String escape;

		Mode(String escape) {
			this.escape = escape;
		}

		boolean isDouble() {
			return ordinal() >= X0208_1978.ordinal();
		}

	}

	private static final class Decoder extends CharsetDecoder {

		private static final Mode[] MODES = Mode.values();

		private Mode mode = Mode.ASCII;

		private boolean shifted;

		Decoder(Charset charset) {
			super(charset, 1, 1);
		}

		@Override
		protected void implReset() {
			this.mode = Mode.ASCII;
			this.shifted = false;
		}

		@Override
		protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
			while (in.hasRemaining()) {
				int first = in.get(in.position()) & 0xFF;
				CoderResult result = (first == ESCAPE) ? escape(in) : character(in, out, first);
				if (result != null) {
					return result;
				}
			}
			return CoderResult.UNDERFLOW;
		}

		private @Nullable CoderResult escape(ByteBuffer in) {
			boolean incomplete = in.remaining() == 1;
			if (!incomplete && "($&".indexOf(in.get(in.position() + 1)) < 0) {
				return CoderResult.malformedForLength(1);
			}
			for (Mode candidate : MODES) {
				int matched = 0;
				String escape = candidate.escape;
				while (matched < escape.length() && matched + 1 < in.remaining()
						&& in.get(in.position() + matched + 1) == escape.charAt(matched)) {
					matched++;
				}
				if (matched == escape.length()) {
					in.position(in.position() + 1 + matched);
					if (candidate != Mode.X0208_1990) {
						this.mode = candidate;
					}
					this.shifted = false;
					return null;
				}
				incomplete |= matched + 1 == in.remaining();
			}
			return incomplete ? CoderResult.UNDERFLOW : CoderResult.malformedForLength(1);
		}

		private @Nullable CoderResult character(ByteBuffer in, CharBuffer out, int first) {
			if (first == SHIFT_OUT || first == SHIFT_IN) {
				this.shifted = first == SHIFT_OUT;
				in.get();
				return null;
			}
			if (!out.hasRemaining()) {
				return CoderResult.OVERFLOW;
			}
			if (first > 0x7F) {
				return CoderResult.malformedForLength(1);
			}
			if (first <= 0x20 || first == 0x7F) {
				if (first == '\n') {
					implReset();
				}
				return put(in, out, (char) first, 1);
			}
			if (this.shifted) {
				return put(in, out, Jis.katakana(first), 1);
			}
			if (!this.mode.isDouble()) {
				return put(in, out, single(first), 1);
			}
			if (in.remaining() < 2) {
				return CoderResult.UNDERFLOW;
			}
			int second = in.get(in.position() + 1) & 0xFF;
			if (second <= 0x20 || second >= 0x7F) {
				return CoderResult.malformedForLength(1);
			}
			char c = (this.mode == Mode.X0212) ? Jis.x0212(first - 0x20, second - 0x20)
					: Jis.x0208(first - 0x20, second - 0x20);
			return put(in, out, c, 2);
		}

		private char single(int code) {
			return switch (this.mode) {
				case KATAKANA -> Jis.katakana(code);
				case ROMAN -> (code == 0x5C) ? '\u00A5' : (code == 0x7E) ? '\u203E' : (char) code;
				default -> (char) code;
			};
		}

		private static @Nullable CoderResult put(ByteBuffer in, CharBuffer out, char c, int length) {
			if (c == Jis.NONE) {
				return CoderResult.unmappableForLength(length);
			}
			in.position(in.position() + length);
			out.put(c);
			return null;
		}

	}

}
