// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ndb;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Pages and blocks that were read lately, of all data files of a mailbox together, so
 * that their number costs no memory. Bounded in bytes. May be used on any thread: readers
 * of different blocks rarely meet at the same of its locks.
 *
 * @since 0.1.0
 */
public final class BlockCache {

	private static final int STRIPES = 16;

	private static final int LARGEST_BLOCK = 65536;

	private final Stripe[] stripes = new Stripe[STRIPES];

	/**
	 * Creates a cache.
	 * @param bytes how many bytes it holds at most
	 */
	public BlockCache(int bytes) {
		for (int i = 0; i < STRIPES; i++) {
			this.stripes[i] = new Stripe(Math.max(LARGEST_BLOCK, bytes / STRIPES));
		}
	}

	@Nullable Object get(Key key) {
		return stripe(key).get(key);
	}

	void put(Key key, Object value, int size) {
		stripe(key).put(key, new Entry(value, size));
	}

	private Stripe stripe(Key key) {
		// other bits than those by which the map of a stripe tells its entries apart
		return this.stripes[(key.hashCode() >>> 12) & (STRIPES - 1)];
	}

	/**
	 * What is held.
	 *
	 * @param owner the data file
	 * @param page whether it is a page
	 * @param id where the page is, or the number of the block
	 */
	record Key(Object owner, boolean page, long id) {

		@Override
		public int hashCode() {
			// numbers of blocks and places of pages are multiples of powers of two
			return System.identityHashCode(this.owner) + (this.page ? 1 : 0)
					+ (int) ((this.id * 0x9E3779B97F4A7C15L) >>> 32);
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Key that && this.id == that.id && this.page == that.page
					&& this.owner == that.owner;
		}

	}

	/**
	 * A value and its number of bytes.
	 */
	private record Entry(Object value, int size) {

	}

	/**
	 * A part of the cache. Guarded by its lock.
	 */
	private static final class Stripe {

		private final ReentrantLock lock = new ReentrantLock();

		private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75F, true);

		private final int limit;

		private int size;

		Stripe(int limit) {
			this.limit = limit;
		}

		@Nullable Object get(Key key) {
			this.lock.lock();
			try {
				Entry entry = this.entries.get(key);
				return (entry != null) ? entry.value() : null;
			}
			finally {
				this.lock.unlock();
			}
		}

		void put(Key key, Entry entry) {
			this.lock.lock();
			try {
				Entry former = this.entries.put(key, entry);
				this.size += entry.size() - ((former != null) ? former.size() : 0);
				Iterator<Entry> eldest = this.entries.values().iterator();
				while (this.size > this.limit && eldest.hasNext()) {
					this.size -= eldest.next().size();
					eldest.remove();
				}
			}
			finally {
				this.lock.unlock();
			}
		}

	}

}
