// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.io.IOException;
import java.io.InputStream;

import io.github.mapikit.mailfiles.source.Checkpoints;
import org.jspecify.annotations.Nullable;

/**
 * Decodes what {@code uuencode} has written, from the line with {@code begin} to that
 * with {@code end}. Blanks at the end of a line may be missing.
 * <p>
 * Source: IEEE Std 1003.1, {@code uuencode}.
 */
final class UuStream extends DecodingStream {

	/** Bytes of one line. */
	private static final int LINE = 63;

	private boolean begun;

	private boolean ended;

	UuStream(InputStream in, Checkpoints.Checkpoint place, @Nullable Checkpoints checkpoints) {
		super(in, place, checkpoints);
		this.begun = place.position() > 0;
	}

	@Override
	void decode() throws IOException {
		while (!this.begun && !this.ended) {
			this.begun = isAt("begin ");
			skipLine();
		}
		while (!this.ended && hasRoom(LINE + 3)) {
			line();
		}
	}

	private void line() throws IOException {
		int first = peek(0);
		if (first < 0 || (first == 'e' && isAt("end"))) {
			this.ended = true;
			return;
		}
		int length = (first - ' ') & 0x3F;
		if (first < ' ' || first > '`' || length == 0) {
			// an empty line, or none of this encoding
			skipLine();
			return;
		}
		next();
		int bits = 0;
		for (int i = 0; i < (length + 2) / 3 * 4; i++) {
			int c = peek(0);
			int value = 0;
			if (c != '\r' && c != '\n' && c >= 0) {
				value = (next() - ' ') & 0x3F;
			}
			bits = bits << 6 | value;
			if (i % 4 == 3) {
				int count = Math.min(3, length - i / 4 * 3);
				for (int shift = 16; count > 0; shift -= 8, count--) {
					put(bits >> shift);
				}
				bits = 0;
			}
		}
		skipLine();
	}

	private boolean isAt(String text) throws IOException {
		for (int i = 0; i < text.length(); i++) {
			if (peek(i) != text.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	private void skipLine() throws IOException {
		int c = next();
		while (c >= 0 && c != '\n' && c != '\r') {
			c = next();
		}
		if (c == '\r' && peek(0) == '\n') {
			next();
		}
		this.ended |= c < 0;
	}

	@Override
	boolean isRestartable() {
		return this.begun && !this.ended;
	}

}
