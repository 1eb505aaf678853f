// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.thread;

import io.github.mapikit.nativemapi.com.ComStream;

/**
 * A stream on a property, with its position.
 */
final class StreamHandle extends NativeHandle<ComStream> {

	private static final long UNKNOWN = -1;

	/** The byte that is read next, or {@link #UNKNOWN}. */
	private long next;

	StreamHandle(ComStream com) {
		super(com);
	}

	int read(long position, byte[] into, int offset, int length) {
		boolean there = position == this.next;
		this.next = UNKNOWN;
		if (!there) {
			com().seek(position);
		}
		int count = com().read(into, offset, length);
		this.next = position + count;
		return count;
	}

}
