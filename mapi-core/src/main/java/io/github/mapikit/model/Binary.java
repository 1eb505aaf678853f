// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * An immutable sequence of bytes: the value of a {@code PT_BINARY} property. May be used
 * from any thread.
 *
 * @since 0.1.0
 */
public final class Binary implements Serializable {

	@Serial
	private static final long serialVersionUID = 1L;

	private static final HexFormat HEX = HexFormat.of().withUpperCase();

	/** How much of a text or of the bytes is shown. */
	private static final int SHOWN = 32;

	/** No bytes. */
	public static final Binary EMPTY = new Binary(new byte[0]);

	private final byte[] bytes;

	private Binary(byte[] bytes) {
		this.bytes = bytes;
	}

	/**
	 * Returns a binary with a copy of the given bytes.
	 * @param bytes the bytes
	 * @return the binary
	 */
	public static Binary of(byte... bytes) {
		Objects.requireNonNull(bytes, "bytes");
		return (bytes.length != 0) ? new Binary(bytes.clone()) : EMPTY;
	}

	/**
	 * Returns a binary with a copy of some of the given bytes.
	 * @param bytes the bytes
	 * @param offset the first of them
	 * @param length how many
	 * @return the binary
	 * @throws IndexOutOfBoundsException if there are not so many
	 */
	public static Binary of(byte[] bytes, int offset, int length) {
		Objects.checkFromIndexSize(offset, length, bytes.length);
		return (length != 0) ? new Binary(Arrays.copyOfRange(bytes, offset, offset + length)) : EMPTY;
	}

	/**
	 * Returns the binary that a hexadecimal text stands for.
	 * @param hex an even number of hexadecimal digits
	 * @return the binary
	 * @throws IllegalArgumentException if the text is not hexadecimal
	 */
	public static Binary ofHex(String hex) {
		Objects.requireNonNull(hex, "hex");
		for (int i = 0; i < hex.length(); i++) {
			if (!HexFormat.isHexDigit(hex.charAt(i))) {
				throw new IllegalArgumentException("'%s' is not hexadecimal: the character at position %d is no digit"
					.formatted(shorten(hex), i + 1));
			}
		}
		if (hex.length() % 2 != 0) {
			throw new IllegalArgumentException("'%s' is not hexadecimal: a byte takes two digits, and these are %d"
				.formatted(shorten(hex), hex.length()));
		}
		return of(HEX.parseHex(hex));
	}

	private static String shorten(String text) {
		return (text.length() <= SHOWN) ? text : text.substring(0, SHOWN) + "...";
	}

	/**
	 * Returns the number of bytes.
	 * @return the number of bytes
	 */
	public int size() {
		return this.bytes.length;
	}

	/**
	 * Returns one byte.
	 * @param index the position, from 0
	 * @return the byte
	 * @throws IndexOutOfBoundsException if there is no such position
	 */
	public byte byteAt(int index) {
		return this.bytes[index];
	}

	/**
	 * Returns a copy of the bytes.
	 * @return a new array
	 */
	public byte[] toByteArray() {
		return this.bytes.clone();
	}

	/**
	 * Returns a stream over the bytes, without copying them.
	 * @return a new stream
	 */
	public InputStream toInputStream() {
		return new ByteArrayInputStream(this.bytes);
	}

	/**
	 * Returns the bytes as upper-case hexadecimal digits.
	 * @return the digits
	 */
	public String toHex() {
		return HEX.formatHex(this.bytes);
	}

	@Override
	public boolean equals(Object other) {
		return this == other || (other instanceof Binary that && Arrays.equals(this.bytes, that.bytes));
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.bytes);
	}

	@Override
	public String toString() {
		int shown = Math.min(this.bytes.length, SHOWN);
		String hex = HEX.formatHex(this.bytes, 0, shown);
		return (shown == this.bytes.length) ? hex : hex + "... (" + this.bytes.length + " bytes)";
	}

	@Serial
	private Object writeReplace() {
		return new Serialized(this.bytes);
	}

	@Serial
	private void readObject(ObjectInputStream in) throws InvalidObjectException {
		throw new InvalidObjectException("Binaries are written as 'Serialized'");
	}

	/**
	 * What is written of a binary, so that the bytes that are read belong to it alone.
	 *
	 * @param bytes the bytes
	 */
	private record Serialized(byte[] bytes) implements Serializable {

		@Serial
		private Object readResolve() throws InvalidObjectException {
			if (this.bytes == null) {
				throw new InvalidObjectException("A binary without bytes");
			}
			return of(this.bytes);
		}

	}

}
