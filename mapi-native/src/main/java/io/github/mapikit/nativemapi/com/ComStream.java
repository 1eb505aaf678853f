// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import io.github.mapikit.nativemapi.memory.ProcessRam;

/**
 * {@code IStream}: the bytes of a property.
 * <p>
 * Source: "IStream interface (objidl.h)" (Microsoft Learn).
 */
public final class ComStream extends ComObject {

	static final int READ = 3;

	static final int WRITE = 4;

	static final int COMMIT = 8;

	private static final int STGC_DEFAULT = 0;

	ComStream(ComContext context, long address) {
		super(context, "IStream", address);
	}

	/**
	 * {@code Read}: reads the next bytes.
	 * @param into where to put them
	 * @param offset where to put the first
	 * @param length how many at most, at least one
	 * @return how many were read; 0 at the end
	 */
	public int read(byte[] into, int offset, int length) {
		int wanted = Math.min(length, ComContext.TRANSFER_SIZE);
		long transfer = context().transfer();
		int count = transfer("IStream::Read", READ, transfer, wanted);
		ProcessRam.INSTANCE.read(transfer, into, offset, count);
		return count;
	}

	/**
	 * {@code Write}: writes bytes.
	 * @param from the bytes
	 * @param offset the first
	 * @param length how many
	 */
	public void write(byte[] from, int offset, int length) {
		long transfer = context().transfer();
		int next = offset;
		int left = length;
		while (left > 0) {
			int wanted = Math.min(left, ComContext.TRANSFER_SIZE);
			ProcessRam.INSTANCE.write(transfer, from, next, wanted);
			int count = transfer("IStream::Write", WRITE, transfer, wanted);
			if (count == 0) {
				throw ComFailures.absurd("IStream::Write", "the call succeeded without writing anything");
			}
			next += count;
			left -= count;
		}
	}

	private int transfer(String operation, int slotNumber, long transfer, int wanted) {
		try (Scratch.Frame scratch = frame()) {
			long slot = scratch.slot();
			check(operation, invoke(operation, slotNumber, transfer, wanted, slot));
			int count = scratch.int32(slot);
			if (count < 0 || count > wanted) {
				throw ComFailures.absurd(operation, "%d bytes were transferred where at most %d were asked for"
					.formatted(count & 0xFFFFFFFFL, wanted));
			}
			return count;
		}
	}

	/**
	 * {@code Commit}: makes what was written the value of the property.
	 */
	public void commit() {
		check("IStream::Commit", invoke("IStream::Commit", COMMIT, STGC_DEFAULT));
	}

	/**
	 * {@code WrapCompressedRTFStream}: opens the text of a stream of compressed RTF.
	 * @return the other stream; the caller releases it, before this one
	 */
	public ComStream decompressRtf() {
		MapiLibrary.Opened opened = context().library().wrapCompressedRtf(address());
		check("WrapCompressedRTFStream", opened.result());
		return new ComStream(context(), opened.address());
	}

}
