// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decoding where a byte that does not fit costs itself: it is read as U+FFFD, and an
 * ASCII character behind it is kept. May be used on any thread.
 * <p>
 * Source: the error handling of the decoders in the Encoding Standard (WHATWG).
 */
final class LenientDecoder {

	private static final char REPLACEMENT = '\uFFFD';

	/** How many characters are decoded at once. */
	private static final int CHUNK = 8192;

	private LenientDecoder() {
	}

	static boolean isValid(byte[] bytes, int from, int to, Charset charset) {
		if (charset.equals(StandardCharsets.ISO_8859_1)) {
			return true;
		}
		CharsetDecoder decoder = strict(charset);
		ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
		CharBuffer out = CharBuffer.allocate(Math.max(16, Math.min(CHUNK, to - from)));
		while (true) {
			CoderResult result = decoder.decode(in, out, true);
			if (result.isError()) {
				return false;
			}
			if (result.isUnderflow()) {
				return !flush(decoder, out).isError();
			}
			out.clear();
		}
	}

	private static CoderResult flush(CharsetDecoder decoder, CharBuffer out) {
		out.clear();
		return decoder.flush(out);
	}

	private static CharsetDecoder strict(Charset charset) {
		return charset.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
	}

	static String decode(byte[] bytes, int from, int to, Charset charset) {
		if (charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.UTF_8)) {
			// Java itself does no more than replace what does not fit, and is faster
			return new String(bytes, from, to - from, charset);
		}
		CharsetDecoder decoder = strict(charset);
		ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
		try {
			return decoder.decode(in).toString();
		}
		catch (CharacterCodingException ex) {
			return decodeWithErrors(ByteBuffer.wrap(bytes, from, to - from), decoder);
		}
	}

	private static String decodeWithErrors(ByteBuffer in, CharsetDecoder decoder) {
		StringBuilder text = new StringBuilder(in.remaining());
		CharBuffer out = CharBuffer.allocate(Math.max(16, Math.min(CHUNK, in.remaining())));
		decoder.reset();
		while (true) {
			CoderResult result = decoder.decode(in, out, true);
			out.flip();
			text.append(out);
			out.clear();
			if (result.isUnderflow()) {
				break;
			}
			if (result.isError()) {
				in.position(in.position() + errorLength(in, result.length()));
				text.append(REPLACEMENT);
			}
		}
		if (!flush(decoder, out).isError()) {
			text.append(out.flip());
		}
		return text.toString();
	}

	/**
	 * Returns how many bytes an error costs: what the decoder says, but no character of
	 * ASCII behind the first.
	 * @param in the bytes, at the error
	 * @param length what the decoder says
	 * @return the number of bytes, at least 1
	 */
	private static int errorLength(ByteBuffer in, int length) {
		int most = Math.min(length, in.remaining());
		for (int i = 1; i < most; i++) {
			if (in.get(in.position() + i) >= 0) {
				return i;
			}
		}
		return Math.max(1, most);
	}

}
