// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.watch;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The timers of a {@link Watch}, those that are armed by the time at which they are due:
 * a binary heap in which each knows its place, so that one of many is taken out without a
 * search. Has room for all timers that exist, so that arming one allocates nothing. Its
 * monitor guards the timers and nothing else. May be used from any thread.
 */
final class Timers {

	/** Beyond any sensible limit; {@code nanoTime} still compares then. */
	private static final long LONGEST_NANOS = TimeUnit.DAYS.toNanos(365);

	private @Nullable Timer[] heap = new @Nullable Timer[64];

	private int size;

	private int reserved;

	private boolean stopped;

	/**
	 * Makes room for one more timer.
	 */
	synchronized void reserve() {
		if (this.reserved == this.heap.length) {
			this.heap = Arrays.copyOf(this.heap, 2 * this.heap.length);
		}
		this.reserved++;
	}

	synchronized void arm(Timer timer, long nanos) {
		if (!timer.released) {
			put(timer, due(nanos));
		}
	}

	/**
	 * Arms a timer unless it is armed to be due earlier.
	 * @param timer the timer
	 * @param nanos how long from now
	 */
	synchronized void armWithin(Timer timer, long nanos) {
		long due = due(nanos);
		boolean early = timer.index != Timer.NOWHERE && timer.dueNanos - due <= 0;
		if (!timer.released && !early) {
			put(timer, due);
		}
	}

	private static long due(long nanos) {
		return System.nanoTime() + Math.min(Math.max(0, nanos), LONGEST_NANOS);
	}

	private void put(Timer timer, long due) {
		remove(timer);
		timer.dueNanos = due;
		timer.armedFor = (due != Timer.NOT_ARMED) ? due : due + 1;
		up(timer, this.size++);
		if (this.heap[0] == timer) {
			notifyAll();
		}
	}

	synchronized void disarm(Timer timer) {
		remove(timer);
		notifyIfDone();
	}

	synchronized void release(Timer timer) {
		if (!timer.released) {
			timer.released = true;
			remove(timer);
			this.reserved--;
			notifyIfDone();
		}
	}

	private void notifyIfDone() {
		if (this.stopped && this.size == 0) {
			notifyAll();
		}
	}

	synchronized void stop() {
		this.stopped = true;
		notifyAll();
	}

	/**
	 * Returns whether there is, or may be, something to wait for.
	 * @return {@code false} once it was stopped and no timer is armed
	 */
	synchronized boolean goesOn() {
		return !this.stopped || this.size > 0;
	}

	/**
	 * Takes out the next timer if it is due, or waits for it.
	 * @return the timer, or {@code null} if it has to be looked at again
	 * @throws InterruptedException if the calling thread is interrupted
	 */
	synchronized @Nullable Timer awaitDue() throws InterruptedException {
		Timer first = this.heap[0];
		if (first == null) {
			if (!this.stopped) {
				wait();
			}
			return null;
		}
		long left = first.dueNanos - System.nanoTime();
		if (left > 0) {
			// rounded up: a look too early would find nothing, and come again
			wait(left / 1_000_000 + 1);
			return null;
		}
		remove(first);
		return first;
	}

	private void remove(Timer timer) {
		int place = timer.index;
		if (place == Timer.NOWHERE) {
			return;
		}
		timer.index = Timer.NOWHERE;
		timer.armedFor = Timer.NOT_ARMED;
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
			set(parent, place);
			place = (place - 1) / 2;
		}
		set(timer, place);
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
			set(at(child), place);
			place = child;
			child = 2 * place + 1;
		}
		set(timer, place);
	}

	private void set(Timer timer, int place) {
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
