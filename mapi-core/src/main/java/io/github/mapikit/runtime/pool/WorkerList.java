// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * The workers of a pool and how many are at what. Guarded by the lock of the pool's
 * books, of which it is a part; only a worker that joins takes memory.
 */
final class WorkerList {

	private final List<Worker> workers = new ArrayList<>();

	private final int[] counts = new int[WorkerState.values().length];

	/** Workers that were called for a task and have not come yet. */
	private int called;

	/** Workers that are about to be made; counted as starting. */
	private int announced;

	private int replaced;

	void announce() {
		this.announced++;
		this.counts[WorkerState.STARTING.ordinal()]++;
	}

	void joined(Worker worker) {
		this.workers.add(worker);
		this.announced--;
	}

	void doesNotCome(@Nullable Worker worker) {
		this.counts[WorkerState.STARTING.ordinal()]--;
		if (worker != null) {
			this.workers.remove(worker);
		}
		else {
			this.announced--;
		}
	}

	void enter(Worker worker, WorkerState state) {
		this.counts[worker.state.ordinal()]--;
		this.counts[state.ordinal()]++;
		worker.state = state;
		if (worker.called) {
			worker.called = false;
			this.called--;
		}
	}

	void ended(Worker worker) {
		this.workers.remove(worker);
		this.counts[worker.state.ordinal()]--;
		if (worker.replaced) {
			replace(worker, false);
		}
	}

	void replace(Worker worker, boolean byAnother) {
		worker.replaced = byAnother;
		this.replaced += byAnother ? 1 : -1;
	}

	/**
	 * Calls a worker that waits, for a task that was added. One is called at a time, and
	 * calls the next when it comes and more tasks wait: most tasks of a burst then need
	 * not wake anybody. Of those that pump all are woken: one may be deep in a message
	 * and come late; who finds no task waits again.
	 * @return the worker that the caller has to wake, or {@code null}
	 */
	@Nullable Worker callIdle() {
		for (int i = this.workers.size() - 1; i >= 0; i--) {
			Worker worker = this.workers.get(i);
			if (worker.state == WorkerState.IDLE && worker.isPumping()) {
				worker.wakeUp();
			}
			else if (worker.state == WorkerState.IDLE && this.called == 0) {
				worker.called = true;
				this.called++;
				return worker;
			}
		}
		return null;
	}

	void wakeAll() {
		for (int i = 0; i < this.workers.size(); i++) {
			this.workers.get(i).wakeUp();
			// one that waits for its next attempt is in no loop
			LockSupport.unpark(this.workers.get(i).thread());
		}
	}

	private int count(WorkerState state) {
		return this.counts[state.ordinal()];
	}

	/**
	 * Returns how many will take a task soon.
	 * @return how many
	 */
	int free() {
		return count(WorkerState.STARTING) + count(WorkerState.IDLE);
	}

	int idle() {
		return count(WorkerState.IDLE);
	}

	/**
	 * Returns how many serve, a certain one among them.
	 * @param worker the one
	 * @return how many
	 */
	int servingWith(Worker worker) {
		boolean counted = worker.state == WorkerState.IDLE || worker.state == WorkerState.BUSY;
		return count(WorkerState.IDLE) + count(WorkerState.BUSY) + (counted ? 0 : 1);
	}

	int staying() {
		return this.workers.size() + this.announced - count(WorkerState.LEAVING) - count(WorkerState.ENDED);
	}

	int replaced() {
		return this.replaced;
	}

	/**
	 * Returns whether no worker serves, or will soon.
	 * @return whether nobody is there to take a task
	 */
	boolean isUnserved() {
		return free() + count(WorkerState.BUSY) == 0;
	}

	/**
	 * Returns whether all have done what they do.
	 * @return whether nobody but ended ones is left
	 */
	boolean haveEnded() {
		return this.announced == 0 && count(WorkerState.ENDED) == this.workers.size();
	}

	boolean isEmpty() {
		return this.workers.size() + this.announced == 0;
	}

	List<Worker> all() {
		return List.copyOf(this.workers);
	}

	List<Worker> busy() {
		return this.workers.stream().filter((worker) -> worker.state == WorkerState.BUSY).toList();
	}

}
