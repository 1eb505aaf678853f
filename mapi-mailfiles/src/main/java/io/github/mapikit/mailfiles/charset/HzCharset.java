// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

import org.jspecify.annotations.Nullable;

/**
 * HZ-GB-2312: Chinese in 7 bits, between <code>~{</code> and <code>~}</code>. A line end
 * leads back to ASCII. May be used on any thread.
 * <p>
 * Source: RFC 1843.
 */
final class HzCharset extends DecodingCharset {

	static final String NAME = "HZ-GB-2312";

	HzCharset() {
		super(NAME, "");
	}

	@Override
	public CharsetDecoder newDecoder() {
		return new Decoder(this);
	}

	private static final class Decoder extends CharacterDecoder {

		private boolean chinese;

		Decoder(Charset charset) {
			super(charset, 1);
		}

		@Override
		protected void implReset() {
			this.chinese = false;
		}

		@Override
		@Nullable CoderResult decode(ByteBuffer in, CharBuffer out, int first) {
			return (first == '~') ? escape(in, out) : character(in, out, first);
		}

		private @Nullable CoderResult escape(ByteBuffer in, CharBuffer out) {
			if (in.remaining() < 2) {
				return CoderResult.UNDERFLOW;
			}
			switch (in.get(in.position() + 1)) {
				case '{' -> {
					this.chinese = true;
				}
				case '}' -> {
					this.chinese = false;
				}
				case '~' -> out.put('~');
				case '\n' -> {
					// a line that was folded
				}
				default -> {
					return CoderResult.malformedForLength(1);
				}
			}
			in.position(in.position() + 2);
			return null;
		}

		private @Nullable CoderResult character(ByteBuffer in, CharBuffer out, int first) {
			if (first > 0x7F) {
				return CoderResult.malformedForLength(1);
			}
			if (!this.chinese || first <= 0x20) {
				this.chinese &= first != '\n';
				in.get();
				out.put((char) first);
				return null;
			}
			return RowCellTables.chinese().decodePair(in, out);
		}

	}

}
