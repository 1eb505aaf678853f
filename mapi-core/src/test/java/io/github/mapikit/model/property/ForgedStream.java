// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.property;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.charset.StandardCharsets;

import io.github.mapikit.error.SerializedCopy;

/**
 * Streams that nobody of the library wrote: objects of stand-in classes, whose names are
 * replaced by those of the real ones.
 */
final class ForgedStream {

	private ForgedStream() {
	}

	/**
	 * Reads an object from what was written of another.
	 * @param original the object to write
	 * @param names names of classes in pairs: the stand-in, and the one it stands for
	 */
	static Object read(Object original, String... names) throws IOException, ClassNotFoundException {
		String bytes = new String(SerializedCopy.bytes(original), StandardCharsets.ISO_8859_1);
		for (int i = 0; i < names.length; i += 2) {
			bytes = bytes.replace(written(names[i]), written(names[i + 1]));
		}
		try (ObjectInputStream in = new ObjectInputStream(
				new ByteArrayInputStream(bytes.getBytes(StandardCharsets.ISO_8859_1)))) {
			return in.readObject();
		}
	}

	private static String written(String name) {
		return (char) (name.length() >> 8) + "" + (char) (name.length() & 0xFF) + name;
	}

}
