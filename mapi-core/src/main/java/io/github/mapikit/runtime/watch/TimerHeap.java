// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.watch;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Armed timers by the time at which they are due: a binary heap in which each knows its
 * place, so that one of many is taken out without a search. Has room for all timers that
 * exist, so that arming one allocates nothing. Not thread-safe.
 */
final class TimerHeap {

	static final int NOWHERE = -1;

	private @Nullable Timer[] heap = new @Nullable Timer[64];

	private int size;

	private int reserved;

	/**
	 * Makes room for one more timer.
	 */
	void reserve() {
		if (this.reserved == this.heap.length) {
			this.heap = Arrays.copyOf(this.heap, 2 * this.heap.length);
		}
		this.reserved++;
	}

	void unreserve() {
		this.reserved--;
	}

	@Nullable Timer first() {
		return this.heap[0];
	}

	void add(Timer timer) {
		up(timer, this.size++);
	}

	void remove(Timer timer) {
		int place = timer.index;
		if (place == NOWHERE) {
			return;
		}
		timer.index = NOWHERE;
		Timer moved = at(--this.size);
		this.heap[this.size] = null;
		if (moved != timer) {
			down(moved, place);
			if (moved.index == place) {
				up(moved, place);
			}
		}
	}

	private void up(Timer timer, int from) {
		int place = from;
		while (place > 0) {
			Timer parent = at((place - 1) / 2);
			if (parent.dueNanos - timer.dueNanos <= 0) {
				break;
			}
			put(parent, place);
			place = (place - 1) / 2;
		}
		put(timer, place);
	}

	private void down(Timer timer, int from) {
		int place = from;
		int child = 2 * place + 1;
		while (child < this.size) {
			if (child + 1 < this.size && at(child + 1).dueNanos - at(child).dueNanos < 0) {
				child++;
			}
			if (timer.dueNanos - at(child).dueNanos <= 0) {
				break;
			}
			put(at(child), place);
			place = child;
			child = 2 * place + 1;
		}
		put(timer, place);
	}

	private void put(Timer timer, int place) {
		this.heap[place] = timer;
		timer.index = place;
	}

	private Timer at(int place) {
		Timer timer = this.heap[place];
		if (timer == null) {
			throw new IllegalStateException("No timer at place " + place + " of " + this.size);
		}
		return timer;
	}

}
