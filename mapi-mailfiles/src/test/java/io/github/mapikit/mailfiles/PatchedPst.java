// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import com.pff.PSTObject;

/**
 * An Outlook data file of which a test changes values where they stand. Its blocks are
 * encoded byte for byte, so that a place is found and changed without its structure.
 */
public final class PatchedPst {

	private final byte[] content;

	private final byte[] decoded;

	private final byte[] encode = new byte[256];

	public PatchedPst(byte[] content) throws ReflectiveOperationException {
		this.content = content;
		Method decode = PSTObject.class.getDeclaredMethod("decode", byte[].class);
		decode.setAccessible(true);
		this.decoded = (byte[]) decode.invoke(null, (Object) content.clone());
		byte[] all = new byte[256];
		for (int i = 0; i < all.length; i++) {
			all[i] = (byte) i;
		}
		byte[] allDecoded = (byte[]) decode.invoke(null, (Object) all);
		for (int i = 0; i < all.length; i++) {
			this.encode[allDecoded[i] & 0xFF] = (byte) i;
		}
	}

	/**
	 * Replaces all occurrences of a value.
	 * @param from the bytes of the value
	 * @param to as many bytes
	 * @return how many there were
	 */
	public int replace(byte[] from, byte[] to) {
		int count = 0;
		for (int at = 0; at + from.length <= this.decoded.length; at++) {
			if (Arrays.equals(this.decoded, at, at + from.length, from, 0, from.length)) {
				for (int i = 0; i < to.length; i++) {
					this.decoded[at + i] = to[i];
					this.content[at + i] = this.encode[to[i] & 0xFF];
				}
				count++;
			}
		}
		return count;
	}

	public int replace(String from, String to) {
		return replace(from.getBytes(StandardCharsets.UTF_16LE), to.getBytes(StandardCharsets.UTF_16LE));
	}

	public void write(Path file) throws IOException {
		Files.write(file, this.content);
	}

}
