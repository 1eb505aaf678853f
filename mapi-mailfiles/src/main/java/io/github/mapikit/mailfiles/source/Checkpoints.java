// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Places in bytes that are made of others, as by decoding, at which the making can begin
 * again: what stands anywhere in them is found without making all that is before it. The
 * number of places is bounded; they lie further apart the more bytes there are. May be
 * used on any thread.
 *
 * @since 0.1.0
 */
public final class Checkpoints {

	private static final Checkpoint BEGIN = new Checkpoint(0, 0);

	private static final int LIMIT = 1 << 16;

	private final ReentrantLock lock = new ReentrantLock();

	// guarded by the lock

	private long[] positions = new long[16];

	private long[] origins = new long[16];

	private int count;

	private long distance = 4096;

	/**
	 * Remembers a place, unless it is close to one that is known.
	 * @param position the number of bytes that were made before
	 * @param origin the number of bytes that they were made of
	 */
	public void add(long position, long origin) {
		this.lock.lock();
		try {
			long last = (this.count == 0) ? 0 : this.positions[this.count - 1];
			if (position - last < this.distance) {
				return;
			}
			if (this.count == this.positions.length) {
				grow();
			}
			this.positions[this.count] = position;
			this.origins[this.count++] = origin;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void grow() {
		int length = this.positions.length;
		if (length < LIMIT) {
			this.positions = Arrays.copyOf(this.positions, length * 2);
			this.origins = Arrays.copyOf(this.origins, length * 2);
			return;
		}
		this.count = length / 2;
		this.distance *= 2;
		for (int i = 0; i < this.count; i++) {
			this.positions[i] = this.positions[2 * i + 1];
			this.origins[i] = this.origins[2 * i + 1];
		}
	}

	/**
	 * Returns the last known place that is not behind a position.
	 * @param position the number of bytes before the position
	 * @return the place; the begin if no other is known
	 */
	public Checkpoint before(long position) {
		this.lock.lock();
		try {
			int index = Arrays.binarySearch(this.positions, 0, this.count, position);
			if (index < 0) {
				index = -index - 2;
			}
			return (index < 0) ? BEGIN : new Checkpoint(this.positions[index], this.origins[index]);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A place.
	 *
	 * @param position the number of bytes that were made before
	 * @param origin the number of bytes that they were made of
	 */
	public record Checkpoint(long position, long origin) {

	}

}
