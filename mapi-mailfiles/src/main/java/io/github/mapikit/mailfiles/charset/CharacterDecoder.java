// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

import org.jspecify.annotations.Nullable;

/**
 * Decodes one character or control sequence after the other.
 */
abstract class CharacterDecoder extends CharsetDecoder {

	private final int room;

	/**
	 * Creates a decoder.
	 * @param charset the character set
	 * @param room how many characters a step may write
	 */
	CharacterDecoder(Charset charset, int room) {
		super(charset, 1, room);
		this.room = room;
	}

	@Override
	protected final CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
		while (in.hasRemaining()) {
			if (out.remaining() < this.room) {
				return CoderResult.OVERFLOW;
			}
			CoderResult result = decode(in, out, in.get(in.position()) & 0xFF);
			if (result != null) {
				return result;
			}
		}
		return CoderResult.UNDERFLOW;
	}

	/**
	 * Decodes what stands at the position of the bytes, and goes on behind it.
	 * @param in the bytes, at least one
	 * @param out takes the characters
	 * @param first the first byte, from 0 to 255
	 * @return why not, or {@code null} if it was decoded
	 */
	abstract @Nullable CoderResult decode(ByteBuffer in, CharBuffer out, int first);

}
