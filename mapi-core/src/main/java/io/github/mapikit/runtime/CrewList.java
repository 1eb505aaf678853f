// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The workers of a pool that live, and how far each is with its life. Guarded by the
 * crew's lock.
 */
final class CrewList {

	private final Set<WorkerThread> workers = new LinkedHashSet<>();

	/** Workers in their first or a further attempt to initialize. */
	private int initializing;

	/** Workers that have initialized. */
	private int serving;

	/** Initializing workers whose attempt takes too long to count on them. */
	private final Set<WorkerThread> hanging = new HashSet<>();

	/** Serving workers that were told to end, so that none ends in their place. */
	private final Set<WorkerThread> leaving = new HashSet<>();

	/** Stuck workers that another one stands in for. */
	private final Set<WorkerThread> replaced = new HashSet<>();

	/** How many tasks those have run that have ended. */
	private long completedByEnded;

	void joined(WorkerThread worker) {
		this.workers.add(worker);
		this.initializing++;
	}

	void couldNotStart(WorkerThread worker) {
		this.workers.remove(worker);
		this.initializing--;
	}

	void initialized(WorkerThread worker) {
		this.initializing--;
		this.hanging.remove(worker);
		this.serving++;
	}

	void initializeFailed(WorkerThread worker) {
		this.initializing--;
		this.hanging.remove(worker);
	}

	void triesAgain() {
		this.initializing++;
	}

	void hanging(WorkerThread worker) {
		this.hanging.add(worker);
	}

	void replacedByAnother(WorkerThread worker) {
		this.replaced.add(worker);
	}

	/**
	 * Counts on a worker again that another one has stood in for.
	 * @param worker the worker
	 * @return {@code false} if nobody has
	 */
	boolean replacedNoMore(WorkerThread worker) {
		return this.replaced.remove(worker);
	}

	void leaving(WorkerThread worker) {
		this.leaving.add(worker);
	}

	void ended(WorkerThread worker, boolean served) {
		this.workers.remove(worker);
		this.completedByEnded += worker.completed();
		this.replaced.remove(worker);
		this.leaving.remove(worker);
		this.hanging.remove(worker);
		if (served) {
			this.serving--;
		}
	}

	boolean isEmpty() {
		return this.workers.isEmpty();
	}

	List<WorkerThread> all() {
		return List.copyOf(this.workers);
	}

	/**
	 * Returns how many are not about to end.
	 * @return how many
	 */
	int staying() {
		return this.workers.size() - this.leaving.size();
	}

	/**
	 * Returns how many of those that have initialized are not about to end.
	 * @return how many
	 */
	int stayingToServe() {
		return this.serving - this.leaving.size();
	}

	int replacedCount() {
		return this.replaced.size();
	}

	/**
	 * Returns whether no worker serves, or may soon.
	 * @return whether nobody is there to take a task
	 */
	boolean isUnserved() {
		return this.serving == 0 && this.initializing == this.hanging.size();
	}

	/**
	 * Returns how many tasks have been run.
	 * @return how many, by those that have ended too
	 */
	long completed() {
		return this.completedByEnded + this.workers.stream().mapToLong(WorkerThread::completed).sum();
	}

}
