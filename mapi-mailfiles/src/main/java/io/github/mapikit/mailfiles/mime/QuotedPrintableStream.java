// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.io.IOException;
import java.io.InputStream;

import io.github.mapikit.mailfiles.source.Checkpoints;
import org.jspecify.annotations.Nullable;

/**
 * Decodes quoted-printable. Blanks at the end of a line are none of the text. An equals
 * sign that encodes nothing stands for itself.
 * <p>
 * Source: RFC 2045, 6.7.
 */
final class QuotedPrintableStream extends DecodingStream {

	/** More blanks in a row are given as they stand. */
	private static final int BLANKS = 1000;

	QuotedPrintableStream(InputStream in, Checkpoints.Checkpoint place, @Nullable Checkpoints checkpoints) {
		super(in, place, checkpoints);
	}

	@Override
	void decode() throws IOException {
		while (hasRoom(BLANKS + 2)) {
			int c = next();
			if (c < 0) {
				return;
			}
			if (c == '=') {
				escape();
			}
			else if (c == ' ' || c == '\t') {
				blanks(c);
			}
			else {
				put(c);
			}
		}
	}

	private void escape() throws IOException {
		int high = digit(peek(0));
		int low = (high >= 0) ? digit(peek(1)) : -1;
		if (low >= 0) {
			next();
			next();
			put(high << 4 | low);
			return;
		}
		int at = 0;
		int c = peek(0);
		while (at < BLANKS && (c == ' ' || c == '\t')) {
			c = peek(++at);
		}
		if (c != '\r' && c != '\n' && c >= 0) {
			put('=');
			return;
		}
		// the line goes on
		for (int i = 0; i < at; i++) {
			next();
		}
		if (c == '\r') {
			next();
			c = peek(0);
		}
		if (c == '\n') {
			next();
		}
	}

	private void blanks(int first) throws IOException {
		int count = 0;
		int c = peek(0);
		while (count < BLANKS && (c == ' ' || c == '\t')) {
			c = peek(++count);
		}
		if (c == '\n' || c < 0 || (c == '\r' && isLineEnd(peek(count + 1)))) {
			for (int i = 0; i < count; i++) {
				next();
			}
			return;
		}
		put(first);
		for (int i = 0; i < count; i++) {
			put(next());
		}
	}

	private static boolean isLineEnd(int next) {
		return next == '\n' || next < 0;
	}

	private static int digit(int c) {
		return (c < 0) ? -1 : Character.digit(c, 16);
	}

	@Override
	boolean isRestartable() {
		return true;
	}

}
