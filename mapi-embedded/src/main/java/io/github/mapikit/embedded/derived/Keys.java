// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.derived;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

import io.github.mapikit.model.Binary;

/**
 * Makes keys of sixteen bytes, which is what stores make.
 *
 * @since 0.1.0
 */
public final class Keys {

	private static final int LENGTH = 16;

	private Keys() {
	}

	/**
	 * Makes a key that nobody else has.
	 * @return the key
	 */
	public static Binary random() {
		return of(UUID.randomUUID());
	}

	private static Binary of(UUID uuid) {
		return Binary.of(ByteBuffer.allocate(LENGTH)
			.putLong(uuid.getMostSignificantBits())
			.putLong(uuid.getLeastSignificantBits())
			.array());
	}

	/**
	 * Makes a key that is the same whenever it is made of the same name.
	 * @param kind what the key is for
	 * @param name what names the object
	 * @return the key
	 */
	public static Binary named(String kind, String name) {
		byte[] text = (kind + '\0' + name).getBytes(StandardCharsets.UTF_8);
		return Binary.of(Arrays.copyOf(digest().digest(text), LENGTH));
	}

	/**
	 * Makes the key of a part of an object.
	 * @param whole the key of the object
	 * @param number the number of the part
	 * @return the key
	 */
	public static Binary ofPart(Binary whole, int number) {
		MessageDigest digest = digest();
		digest.update(whole.toByteArray());
		byte[] hash = digest.digest(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
		return Binary.of(Arrays.copyOf(hash, LENGTH));
	}

	/**
	 * Returns the digest that keys and identifiers are made with.
	 * @return a new SHA-256, for one thread
	 */
	public static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
