// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

/**
 * Memory by its address. Whether an address is valid is not for the caller to find out:
 * an implementation fails with an {@link Error} where nothing is.
 */
public interface Ram {

	/**
	 * Reads bytes.
	 * @param address where to begin
	 * @param into where to put them
	 * @param offset where to put the first
	 * @param length how many
	 */
	void read(long address, byte[] into, int offset, int length);

	/**
	 * Reads 16-bit units.
	 * @param address where to begin
	 * @param into where to put them
	 * @param offset where to put the first
	 * @param length how many units
	 */
	void read(long address, short[] into, int offset, int length);

	/**
	 * Writes bytes.
	 * @param address where to begin
	 * @param from the bytes
	 * @param offset the first
	 * @param length how many
	 */
	void write(long address, byte[] from, int offset, int length);

}
