// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Decoding where a byte that does not fit costs itself: it is read as U+FFFD, and an
 * ASCII character behind it is kept. A byte order mark is no part of the text. May be
 * used on any thread.
 * <p>
 * Source: the error handling of the decoders in the Encoding Standard (WHATWG).
 */
final class LenientDecoder {

	private static final char REPLACEMENT = '\uFFFD';

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	/** The euro sign in code page 936, which GB 18030 does not have there. */
	private static final byte EURO = (byte) 0x80;

	/** How many characters are decoded at once. */
	private static final int CHUNK = 8192;

	private LenientDecoder() {
	}

	static boolean isValid(byte[] bytes, int from, int to, Charset charset) {
		return decodeValid(bytes, from, to, charset) != null;
	}

	/**
	 * Decodes bytes if all of them are valid.
	 * @param bytes the bytes
	 * @param from where the range begins
	 * @param to where the range ends
	 * @param charset the character set
	 * @return the text, or {@code null} if a byte is not valid
	 */
	static @Nullable String decodeValid(byte[] bytes, int from, int to, Charset charset) {
		// Java is fast at replacing what does not fit, and then the text tells of it
		String text = new String(bytes, from, to - from, charset);
		if (text.indexOf(REPLACEMENT) >= 0 && !isStrictlyValid(ByteBuffer.wrap(bytes, from, to - from), charset)) {
			return null;
		}
		return withoutMark(text);
	}

	private static boolean isStrictlyValid(ByteBuffer in, Charset charset) {
		CharsetDecoder decoder = strict(charset);
		CharBuffer out = CharBuffer.allocate(Math.max(16, Math.min(CHUNK, in.remaining())));
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
		if (charset.equals(StandardCharsets.UTF_8)) {
			// Java replaces as the standard says
			return withoutMark(new String(bytes, from, to - from, charset));
		}
		String valid = decodeValid(bytes, from, to, charset);
		if (valid != null) {
			return valid;
		}
		StringBuilder text = new StringBuilder(to - from);
		decodeWithErrors(ByteBuffer.wrap(bytes, from, to - from), strict(charset), text, Integer.MAX_VALUE);
		return withoutMark(text.toString());
	}

	private static String withoutMark(String text) {
		boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
		return marked ? text.substring(1) : text;
	}

	/**
	 * Returns whether no more of some bytes is wrong than may be.
	 * @param bytes the bytes
	 * @param charset the character set
	 * @param most the most errors that may be
	 * @return whether there are no more
	 */
	static boolean hasErrorsAtMost(byte[] bytes, Charset charset, int most) {
		return decodeWithErrors(ByteBuffer.wrap(bytes), strict(charset), null, most) <= most;
	}

	private static int decodeWithErrors(ByteBuffer in, CharsetDecoder decoder, @Nullable StringBuilder text, int most) {
		CharBuffer out = CharBuffer.allocate(Math.max(16, Math.min(CHUNK, in.remaining())));
		boolean units = decoder.charset().name().toUpperCase(Locale.ROOT).contains("UTF-");
		boolean chinese = decoder.charset().name().equals("GB18030");
		int errors = 0;
		decoder.reset();
		while (errors <= most) {
			CoderResult result = decoder.decode(in, out, true);
			if (result.isUnderflow() || out.remaining() < 2) {
				append(out, text);
			}
			if (result.isUnderflow()) {
				break;
			}
			if (result.isError()) {
				boolean euro = chinese && in.get(in.position()) == EURO;
				in.position(in.position() + (euro ? 1 : errorLength(in, result.length(), units)));
				out.put(euro ? '\u20AC' : REPLACEMENT);
				errors += euro ? 0 : 1;
			}
		}
		if (!flush(decoder, out).isError()) {
			append(out, text);
		}
		return errors;
	}

	private static void append(CharBuffer out, @Nullable StringBuilder text) {
		if (text != null) {
			text.append(out.array(), 0, out.position());
		}
		out.clear();
	}

	/**
	 * Returns how many bytes an error costs: what the decoder says, but no character of
	 * ASCII behind a byte that is none. Where bytes go by twos or fours it is all of
	 * them.
	 * @param in the bytes, at the error
	 * @param length what the decoder says
	 * @param units whether a character is never one byte
	 * @return the number of bytes, at least 1
	 */
	private static int errorLength(ByteBuffer in, int length, boolean units) {
		int most = Math.min(length, in.remaining());
		if (units || in.get(in.position()) >= 0) {
			return Math.max(1, most);
		}
		for (int i = 1; i < most; i++) {
			if (in.get(in.position() + i) >= 0) {
				return i;
			}
		}
		return Math.max(1, most);
	}

}
