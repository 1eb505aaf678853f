// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A character set with one byte for each character, by a table. May be used on any
 * thread.
 */
final class SingleByteCharset extends Charset {

	/** What stands in a table for a byte that is no character. */
	static final char NONE = '\uFFFD';

	/** The character of each of the 256 bytes. */
	private final char[] characters;

	private final Map<Character, Byte> bytes = new HashMap<>();

	private SingleByteCharset(String name, char[] characters) {
		super(name, null);
		this.characters = characters;
		for (int i = 255; i >= 0; i--) {
			if (characters[i] != NONE) {
				this.bytes.put(characters[i], (byte) i);
			}
		}
	}

	/**
	 * Creates a character set whose lower half is ASCII.
	 * @param name its name
	 * @param upper the characters of the bytes from 0x80, or none if they have none
	 * @param differences pairs of characters: the one of ASCII, and what stands in its
	 * place
	 * @return the character set
	 */
	static Charset of(String name, String upper, String differences) {
		char[] characters = new char[256];
		for (int i = 0; i < 256; i++) {
			characters[i] = (i < 128) ? (char) i : (i - 128 < upper.length()) ? upper.charAt(i - 128) : NONE;
		}
		for (int i = 0; i < differences.length(); i += 2) {
			characters[differences.charAt(i)] = differences.charAt(i + 1);
		}
		return new SingleByteCharset(name, characters);
	}

	/**
	 * Creates a character set that differs from one of Java in one character.
	 * @param name its name
	 * @param javaName the name of Java's
	 * @param position the byte
	 * @param character its character
	 * @return the character set, or {@code null} if Java lacks the module of the other
	 */
	static @Nullable Charset of(String name, String javaName, int position, char character) {
		if (!Charset.isSupported(javaName)) {
			return null;
		}
		byte[] bytes = new byte[256];
		for (int i = 0; i < 256; i++) {
			bytes[i] = (byte) i;
		}
		char[] characters = new String(bytes, Charset.forName(javaName)).toCharArray();
		characters[position] = character;
		return new SingleByteCharset(name, characters);
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
	public CharsetEncoder newEncoder() {
		return new Encoder(this);
	}

	/**
	 * Reports a character that cannot be encoded.
	 * @param in the characters, at this one
	 * @param c the character
	 * @return the error, or that more is needed to know
	 */
	static CoderResult error(CharBuffer in, char c) {
		if (!Character.isSurrogate(c)) {
			return CoderResult.unmappableForLength(1);
		}
		if (Character.isHighSurrogate(c) && in.remaining() == 1) {
			return CoderResult.UNDERFLOW;
		}
		boolean pair = Character.isHighSurrogate(c) && Character.isLowSurrogate(in.get(in.position() + 1));
		return pair ? CoderResult.unmappableForLength(2) : CoderResult.malformedForLength(1);
	}

	private static final class Decoder extends CharsetDecoder {

		private final char[] characters;

		Decoder(SingleByteCharset charset) {
			super(charset, 1, 1);
			this.characters = charset.characters;
		}

		@Override
		protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
			while (in.hasRemaining()) {
				if (!out.hasRemaining()) {
					return CoderResult.OVERFLOW;
				}
				char c = this.characters[in.get(in.position()) & 0xFF];
				if (c == NONE) {
					return CoderResult.unmappableForLength(1);
				}
				in.get();
				out.put(c);
			}
			return CoderResult.UNDERFLOW;
		}

	}

	private static final class Encoder extends CharsetEncoder {

		private final Map<Character, Byte> bytes;

		Encoder(SingleByteCharset charset) {
			super(charset, 1, 1);
			this.bytes = charset.bytes;
		}

		@Override
		protected CoderResult encodeLoop(CharBuffer in, ByteBuffer out) {
			while (in.hasRemaining()) {
				if (!out.hasRemaining()) {
					return CoderResult.OVERFLOW;
				}
				char c = in.get(in.position());
				Byte b = this.bytes.get(c);
				if (b == null) {
					return error(in, c);
				}
				in.get();
				out.put(b);
			}
			return CoderResult.UNDERFLOW;
		}

	}

}
