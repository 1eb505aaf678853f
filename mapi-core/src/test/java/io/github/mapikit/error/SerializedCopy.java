// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

/**
 * What is left of an object after it was written and read again.
 */
public final class SerializedCopy {

	private SerializedCopy() {
	}

	@SuppressWarnings("unchecked")
	public static <T> T of(T original) throws IOException, ClassNotFoundException {
		try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes(original)))) {
			return (T) in.readObject();
		}
	}

	/**
	 * Returns what is written of an object.
	 */
	public static byte[] bytes(Object original) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
			out.writeObject(original);
		}
		return bytes.toByteArray();
	}

}
