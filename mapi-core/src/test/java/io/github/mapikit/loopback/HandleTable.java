// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.loopback;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

import io.github.mapikit.spi.Handle;

/**
 * One side's handles by their numbers. Used by one thread at a time.
 */
abstract class HandleTable {

	/**
	 * Returns the number by which a handle travels.
	 */
	abstract long numberOf(Handle handle);

	/**
	 * Returns the handle of a number.
	 */
	abstract Handle handleOf(long number);

	/**
	 * The handles of the side that opens objects.
	 */
	static final class OfHost extends HandleTable {

		private final Map<Long, Handle> handles = new HashMap<>();

		private final Map<Handle, Long> numbers = new IdentityHashMap<>();

		private long last;

		@Override
		long numberOf(Handle handle) {
			Long number = this.numbers.get(handle);
			if (number == null) {
				number = ++this.last;
				this.numbers.put(handle, number);
				this.handles.put(number, handle);
			}
			return number;
		}

		@Override
		Handle handleOf(long number) {
			Handle handle = this.handles.get(number);
			if (handle == null) {
				throw new IllegalStateException("There is no handle " + number);
			}
			return handle;
		}

		void forget(long number) {
			Handle handle = this.handles.remove(number);
			if (handle != null) {
				this.numbers.remove(handle);
			}
		}

		int size() {
			return this.handles.size();
		}

	}

	/**
	 * The handles of the side that has them opened.
	 */
	static final class OfApplication extends HandleTable {

		@Override
		long numberOf(Handle handle) {
			return ((LoopbackHandle) handle).number();
		}

		// core compares handles, so one that comes back must be the one that went
		private final Map<Long, Handle> handles = new HashMap<>();

		@Override
		Handle handleOf(long number) {
			return this.handles.computeIfAbsent(number, LoopbackHandle::new);
		}

		void forget(long number) {
			this.handles.remove(number);
		}

	}

}
