// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Two threads that take all memory there is, down to the last bytes and again as soon as
 * any is given back, and keep it for some time. Now and then crumbs are left to others,
 * so that what they do fails in the middle as well as at once.
 */
final class HeapHog {

	private static final int[] LENGTHS = { 1 << 16, 1 << 13, 1 << 10, 256, 64, 16, 1, 0 };

	private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

	private final long nanos;

	private final Thread small = new Thread(this::keepFull, "hog-small");

	private final Thread large = new Thread(this::keepFullOfArrays, "hog-large");

	private volatile boolean full;

	private volatile boolean over;

	/** Kept by one thread, and each of the other's. */
	private Node nodes;

	private Node arrays;

	/** What others took for it; guarded by the monitor. */
	private Node rest;

	private final AtomicInteger shortages = new AtomicInteger();

	private volatile long end;

	HeapHog(long millis) {
		this.nanos = TimeUnit.MILLISECONDS.toNanos(millis);
		this.small.setDaemon(true);
		this.large.setDaemon(true);
	}

	/**
	 * Uses once what is needed later, when classes cannot be loaded.
	 */
	void rehearse() {
		for (int i = 0; i < 3; i++) {
			this.arrays = new Node(this.arrays, new byte[LENGTHS[i]]);
			this.nodes = new Node(this.nodes, null);
			takeMore();
			noted(new OutOfMemoryError());
			leaveCrumbs(i);
			LockSupport.parkNanos(PAUSE_NANOS);
		}
		giveRest();
		this.nodes = null;
		this.arrays = null;
		this.full = false;
		this.shortages.set(0);
	}

	void start() {
		this.large.start();
		this.small.start();
	}

	boolean isFull() {
		return this.full && !this.over;
	}

	boolean isOver() {
		return this.over;
	}

	/**
	 * Takes what is left to the calling thread, which the JVM gives memory in advance.
	 */
	void takeRest() {
		try {
			while (isFull()) {
				takeMore();
			}
		}
		catch (OutOfMemoryError ex) {
			// there is no more
		}
	}

	private synchronized void takeMore() {
		this.rest = new Node(this.rest, null);
	}

	private synchronized void giveRest() {
		this.rest = null;
	}

	/**
	 * Returns how often there was no memory at all.
	 */
	int shortages() {
		return this.shortages.get();
	}

	private void keepFull() {
		while (!isTimeUp()) {
			try {
				fill();
			}
			catch (Throwable ex) {
				noted(ex);
			}
		}
		this.nodes = null;
		this.over = true;
		giveRest();
	}

	private void fill() {
		while (!isTimeUp()) {
			this.nodes = new Node(this.nodes, null);
		}
	}

	private void keepFullOfArrays() {
		int round = 0;
		while (!this.over && !isTimeUp()) {
			for (int length : LENGTHS) {
				try {
					fillWith(length);
				}
				catch (Throwable ex) {
					// the next are smaller
					this.shortages.incrementAndGet();
				}
			}
			leaveCrumbs(round++);
			LockSupport.parkNanos(PAUSE_NANOS);
		}
		this.arrays = null;
	}

	private void fillWith(int length) {
		while (!isTimeUp()) {
			this.arrays = new Node(this.arrays, new byte[length]);
		}
	}

	// some bytes up to some kilobytes, and for a quarter of a second nothing
	private void leaveCrumbs(int round) {
		boolean mean = (System.nanoTime() >> 28) % 2 == 0;
		for (int i = mean ? 0 : (round * 7) % 60; i > 0 && this.arrays != null; i--) {
			this.arrays = this.arrays.next;
		}
	}

	private void noted(Throwable ex) {
		if (!this.full) {
			this.end = System.nanoTime() + this.nanos;
			this.full = true;
		}
		this.shortages.incrementAndGet();
	}

	private boolean isTimeUp() {
		return this.full && System.nanoTime() - this.end >= 0;
	}

	private static final class Node {

		private final Node next;

		@SuppressWarnings("unused") // but kept
		private final byte[] bytes;

		Node(Node next, byte[] bytes) {
			this.next = next;
			this.bytes = bytes;
		}

	}

}
