// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

import io.github.mapikit.mailfiles.source.Checkpoints;
import org.jspecify.annotations.Nullable;

/**
 * Decodes base64. Characters that are none are passed over, and the padding may be
 * missing. What follows the padding is decoded only if it looks like base64 again, since
 * servers of mailing lists put text there.
 * <p>
 * Source: RFC 2045, 6.8.
 */
final class Base64Stream extends DecodingStream {

	private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	private static final byte[] VALUES = new byte[128];

	/** How much of a line after the padding is looked at. */
	private static final int LOOK_AHEAD = 1000;

	static {
		Arrays.fill(VALUES, (byte) -1);
		for (int i = 0; i < ALPHABET.length(); i++) {
			VALUES[ALPHABET.charAt(i)] = (byte) i;
		}
	}

	private boolean ended;

	Base64Stream(InputStream in, Checkpoints.Checkpoint place, @Nullable Checkpoints checkpoints) {
		super(in, place, checkpoints);
	}

	/**
	 * Returns what a character stands for.
	 * @param c the character
	 * @return six bits, or -1 if it is not of the alphabet
	 */
	static int value(int c) {
		return (c >= 0 && c < 128) ? VALUES[c] : -1;
	}

	@Override
	void decode() throws IOException {
		while (!this.ended && hasRoom(3)) {
			int bits = 0;
			int count = 0;
			while (count < 4) {
				int c = next();
				int value = value(c);
				if (value >= 0) {
					bits = bits << 6 | value;
					count++;
				}
				else if (c < 0) {
					this.ended = true;
					break;
				}
				else if (c == '=' && count >= 2) {
					this.ended = !goesOn();
					break;
				}
			}
			put(bits, count);
		}
	}

	private void put(int bits, int count) {
		if (count == 4) {
			put(bits >> 16);
			put(bits >> 8);
			put(bits);
		}
		else if (count == 3) {
			put(bits >> 10);
			put(bits >> 2);
		}
		else if (count == 2) {
			put(bits >> 4);
		}
	}

	/** Whether the next line after the padding is all base64. */
	private boolean goesOn() throws IOException {
		int at = 0;
		int c = peek(at);
		while (at < LOOK_AHEAD && (c == '=' || c == '\r' || c == '\n' || c == ' ' || c == '\t')) {
			c = peek(++at);
		}
		int start = at;
		while (at < LOOK_AHEAD && value(c) >= 0) {
			c = peek(++at);
		}
		int length = at - start;
		while (at < LOOK_AHEAD && c == '=' && length % 4 != 0) {
			length++;
			c = peek(++at);
		}
		return length > 0 && length % 4 == 0 && (c == '\r' || c == '\n' || c < 0 || at == LOOK_AHEAD);
	}

	@Override
	boolean isRestartable() {
		return !this.ended;
	}

}
