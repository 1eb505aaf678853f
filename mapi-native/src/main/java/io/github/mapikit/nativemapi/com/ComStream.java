// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.github.mapikit.nativemapi.memory.Bitness;

/**
 * {@code IStream}: the bytes of a property.
 * <p>
 * Source: "IStream interface (objidl.h)" (Microsoft Learn).
 */
public final class ComStream extends ComObject {

	private static final int STGC_DEFAULT = 0;

	private static final int STREAM_SEEK_SET = 0;

	ComStream(ComContext context, long address) {
		super(context, address);
	}

	/**
	 * {@code Read}: reads the next bytes.
	 * @param into where to put them
	 * @param offset where to put the first
	 * @param length how many at most, at least one
	 * @return how many were read; 0 at the end
	 */
	public int read(byte[] into, int offset, int length) {
		Memory transfer = context().takeTransfer();
		try {
			int count = transfer(ComMethod.STREAM_READ, transfer, Math.min(length, ComContext.TRANSFER_SIZE));
			transfer.read(0, into, offset, count);
			return count;
		}
		finally {
			context().giveTransfer(transfer);
		}
	}

	/**
	 * {@code Write}: writes bytes.
	 * @param from the bytes
	 * @param offset the first
	 * @param length how many
	 */
	public void write(byte[] from, int offset, int length) {
		Memory transfer = context().takeTransfer();
		try {
			int next = offset;
			int left = length;
			while (left > 0) {
				int wanted = Math.min(left, ComContext.TRANSFER_SIZE);
				transfer.write(0, from, next, wanted);
				int count = transfer(ComMethod.STREAM_WRITE, transfer, wanted);
				if (count == 0) {
					throw ComFailures.absurd(ComMethod.STREAM_WRITE.documentedName(),
							"the call succeeded without writing anything");
				}
				next += count;
				left -= count;
			}
		}
		finally {
			context().giveTransfer(transfer);
		}
	}

	private int transfer(ComMethod method, Memory transfer, int wanted) {
		try (Scratch.Frame scratch = frame()) {
			long slot = scratch.slot();
			check(method, invoke(method, Pointer.nativeValue(transfer), wanted, slot));
			int count = scratch.int32(slot);
			if (count < 0 || count > wanted) {
				throw ComFailures.absurd(method.documentedName(),
						"%d bytes were transferred where at most %d were asked for".formatted(count & 0xFFFFFFFFL,
								wanted));
			}
			return count;
		}
	}

	/**
	 * {@code Seek}: moves to a byte.
	 * @param position the byte that is read next, from 0
	 */
	public void seek(long position) {
		int result = (Bitness.current() == Bitness.X64) ? invoke(ComMethod.STREAM_SEEK, position, STREAM_SEEK_SET, 0)
				// a number of 64 bits takes the room of two arguments
				: invoke(ComMethod.STREAM_SEEK, (int) position, (int) (position >>> 32), STREAM_SEEK_SET, 0);
		check(ComMethod.STREAM_SEEK, result);
	}

	/**
	 * {@code Commit}: makes what was written the value of the property.
	 */
	public void commit() {
		check(ComMethod.STREAM_COMMIT, invoke(ComMethod.STREAM_COMMIT, STGC_DEFAULT));
	}

}
