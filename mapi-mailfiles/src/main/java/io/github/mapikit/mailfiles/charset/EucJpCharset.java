// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.util.Map;

/**
 * EUC-JP with the characters that NEC and IBM added, as code page 51932 has them. May be
 * used on any thread.
 * <p>
 * Source: "euc-jp decoder" of the Encoding Standard (WHATWG).
 */
final class EucJpCharset extends Charset {

	static final String NAME = "x-mail-EUC-JP";

	private static final int SINGLE_SHIFT_2 = 0x8E;

	private static final int SINGLE_SHIFT_3 = 0x8F;

	EucJpCharset() {
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
	public CharsetEncoder newEncoder() {
		return new Encoder(this);
	}

	private static final class Decoder extends CharsetDecoder {

		Decoder(Charset charset) {
			super(charset, 1, 1);
		}

		@Override
		protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
			while (in.hasRemaining()) {
				if (!out.hasRemaining()) {
					return CoderResult.OVERFLOW;
				}
				int first = in.get(in.position()) & 0xFF;
				int length = (first < 0x80) ? 1 : (first == SINGLE_SHIFT_3) ? 3 : 2;
				if (first >= 0x80 && first != SINGLE_SHIFT_2 && first != SINGLE_SHIFT_3 && !isCode(first)) {
					return CoderResult.malformedForLength(1);
				}
				for (int i = 1; i < length; i++) {
					if (in.remaining() <= i) {
						return CoderResult.UNDERFLOW;
					}
					if (!isCode(in.get(in.position() + i) & 0xFF)) {
						return CoderResult.malformedForLength(1);
					}
				}
				char c = character(in, length);
				if (c == Jis.NONE) {
					return CoderResult.unmappableForLength(length);
				}
				in.position(in.position() + length);
				out.put(c);
			}
			return CoderResult.UNDERFLOW;
		}

		private static char character(ByteBuffer in, int length) {
			int at = in.position();
			int first = in.get(at) & 0xFF;
			if (length == 1) {
				return (char) first;
			}
			int second = in.get(at + 1) & 0xFF;
			if (length == 3) {
				return Jis.x0212(second - 0xA0, (in.get(at + 2) & 0xFF) - 0xA0);
			}
			return (first == SINGLE_SHIFT_2) ? Jis.katakana(second & 0x7F) : Jis.x0208(first - 0xA0, second - 0xA0);
		}

		private static boolean isCode(int b) {
			return b >= 0xA1 && b <= 0xFE;
		}

	}

	private static final class Encoder extends CharsetEncoder {

		private static final Map<Character, Integer> X0208 = Jis.places0208();

		private static final Map<Character, Integer> X0212 = Jis.places0212();

		Encoder(Charset charset) {
			super(charset, 2, 3);
		}

		@Override
		protected CoderResult encodeLoop(CharBuffer in, ByteBuffer out) {
			while (in.hasRemaining()) {
				if (out.remaining() < 3) {
					return CoderResult.OVERFLOW;
				}
				char c = in.get(in.position());
				if (!put(c, out)) {
					return SingleByteCharset.error(in, c);
				}
				in.get();
			}
			return CoderResult.UNDERFLOW;
		}

		private static boolean put(char c, ByteBuffer out) {
			if (c < 0x80) {
				out.put((byte) c);
				return true;
			}
			if (c >= '\uFF61' && c <= '\uFF9F') {
				out.put((byte) SINGLE_SHIFT_2).put((byte) (c - 0xFF61 + 0xA1));
				return true;
			}
			Integer place = X0208.get(c);
			if (place == null) {
				place = X0212.get(c);
				if (place == null) {
					return false;
				}
				out.put((byte) SINGLE_SHIFT_3);
			}
			out.put(RowCellTable.euc(place >> 8, place & 0xFF));
			return true;
		}

	}

}
