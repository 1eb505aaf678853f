// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

/**
 * Prints how many rows a table asks for in its first call, and at most, so that another
 * client can be told to ask for as many. Lies in the package that decides on it.
 */
public final class BatchSizes {

	private BatchSizes() {
	}

	public static void main(String[] args) {
		System.out.println("batches\t" + OpenTable.FIRST_BATCH + "\t" + OpenTable.LARGEST_BATCH);
	}

}
