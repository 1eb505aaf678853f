// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

import org.jspecify.annotations.Nullable;

/**
 * ISO-2022-KR: Korean in 7 bits, between the controls SO and SI. A line end leads back to
 * ASCII, and what designates the character set is not asked for. May be used on any
 * thread.
 * <p>
 * Source: RFC 1557.
 */
final class Iso2022KrCharset extends DecodingCharset {

	private static final int ESCAPE = 0x1B;

	private static final int SHIFT_OUT = 0x0E;

	private static final int SHIFT_IN = 0x0F;

	private static final String DESIGNATION = "\u001B$)C";

	static final String NAME = "x-mail-ISO-2022-KR";

	Iso2022KrCharset() {
		super(NAME, "ISO-2022-KR");
	}

	@Override
	public CharsetDecoder newDecoder() {
		return new Decoder(this);
	}

	private static final class Decoder extends CharacterDecoder {

		private boolean korean;

		Decoder(Charset charset) {
			super(charset, 1);
		}

		@Override
		protected void implReset() {
			this.korean = false;
		}

		@Override
		@Nullable CoderResult decode(ByteBuffer in, CharBuffer out, int first) {
			return (first == ESCAPE || first == SHIFT_OUT || first == SHIFT_IN) ? control(in, first)
					: character(in, out, first);
		}

		private @Nullable CoderResult control(ByteBuffer in, int control) {
			if (control != ESCAPE) {
				this.korean = control == SHIFT_OUT;
				in.get();
				return null;
			}
			for (int i = 0; i < DESIGNATION.length(); i++) {
				if (i == in.remaining()) {
					return CoderResult.UNDERFLOW;
				}
				if (in.get(in.position() + i) != DESIGNATION.charAt(i)) {
					return CoderResult.malformedForLength(1);
				}
			}
			in.position(in.position() + DESIGNATION.length());
			return null;
		}

		private @Nullable CoderResult character(ByteBuffer in, CharBuffer out, int first) {
			if (first > 0x7F) {
				return CoderResult.malformedForLength(1);
			}
			if (!this.korean || first <= 0x20) {
				this.korean &= first != '\n';
				in.get();
				out.put((char) first);
				return null;
			}
			return RowCellTables.korean().decodePair(in, out);
		}

	}

}
