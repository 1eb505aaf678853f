// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ndb;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Pages and blocks that were read lately, of all data files of a mailbox together, so
 * that their number costs no memory. Bounded in bytes. May be used on any thread: what is
 * held is found without a lock, and those who add to it rarely meet at the same lock.
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
		stripe(key).put(new Entry(key, value, size));
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
	 * A value, and whether it was wanted again since it was last looked at.
	 */
	private static final class Entry {

		private final Key key;

		private final Object value;

		private final int size;

		private volatile boolean wanted;

		private boolean replaced;

		Entry(Key key, Object value, int size) {
			this.key = key;
			this.value = value;
			this.size = size;
		}

	}

	/**
	 * A part of the cache. What is in it is found without a lock, as all readers begin at
	 * the same two pages; the lock guards the order and the size. What was wanted again
	 * has a second chance when it is the eldest.
	 */
	private static final class Stripe {

		private final ReentrantLock lock = new ReentrantLock();

		private final Map<Key, Entry> entries = new ConcurrentHashMap<>();

		private final Deque<Entry> order = new ArrayDeque<>();

		private final int limit;

		private int size;

		Stripe(int limit) {
			this.limit = limit;
		}

		@Nullable Object get(Key key) {
			Entry entry = this.entries.get(key);
			if (entry == null) {
				return null;
			}
			if (!entry.wanted) {
				entry.wanted = true;
			}
			return entry.value;
		}

		void put(Entry entry) {
			this.lock.lock();
			try {
				Entry former = this.entries.put(entry.key, entry);
				if (former != null) {
					former.replaced = true;
					this.size -= former.size;
				}
				this.order.add(entry);
				this.size += entry.size;
				evict();
			}
			finally {
				this.lock.unlock();
			}
		}

		private void evict() {
			int chances = this.order.size();
			while (this.size > this.limit && !this.order.isEmpty()) {
				Entry eldest = this.order.remove();
				if (eldest.replaced) {
					continue;
				}
				if (eldest.wanted && chances-- > 0) {
					eldest.wanted = false;
					this.order.add(eldest);
					continue;
				}
				this.entries.remove(eldest.key);
				this.size -= eldest.size;
			}
		}

	}

}
