// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.primary;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.runtime.task.TaskFuture;
import io.github.mapikit.runtime.task.TaskRun;
import io.github.mapikit.runtime.thread.LeaseContext;
import io.github.mapikit.runtime.thread.LeaseOnThread;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.thread.ThreadWork;
import org.jspecify.annotations.Nullable;

/**
 * What the primary thread does between two pumps: the jobs of its leases. For that
 * thread, but for the queue and the loss of MAPI.
 */
final class PrimaryWork {

	private final MapiThread self;

	private final JobQueue jobs = new JobQueue();

	private final Map<LeaseContext, LeaseOnThread> leases = new LinkedHashMap<>();

	/** The job that it runs, for who finds that its run was broken off. */
	private @Nullable TaskFuture<?> current;

	PrimaryWork(MapiThread self) {
		this.self = self;
	}

	JobQueue jobs() {
		return this.jobs;
	}

	/**
	 * Runs the next job.
	 * @return {@code false} if none waits
	 */
	boolean runNext() {
		TaskFuture<?> job = this.jobs.poll();
		// before anything that may fail: nobody else knows of it
		this.current = job;
		if (job == null) {
			return false;
		}
		if (!abandonedWithLease(job)) {
			ThreadWork work = this.self.work();
			work.workFor(onThread(job.owner().lease()));
			TaskRun.run(this.self, job);
			work.workFor(null);
		}
		this.current = null;
		return true;
	}

	/**
	 * Ends the job whose run was broken off, if there is one.
	 * @param thrown what came out
	 */
	void brokenOff(Throwable thrown) {
		TaskFuture<?> broken = this.current;
		this.current = null;
		if (broken != null) {
			TaskRun.brokenOff(this.self, broken, thrown);
			this.self.work().workFor(null);
		}
	}

	private LeaseOnThread onThread(LeaseContext lease) {
		return this.leases.computeIfAbsent(lease, this.self.work()::open);
	}

	private static boolean abandonedWithLease(TaskFuture<?> job) {
		MapiUnavailableException ended = leaseHasEnded(job.owner().lease());
		if (ended == null) {
			return false;
		}
		job.abandon(ended);
		return true;
	}

	static @Nullable MapiUnavailableException leaseHasEnded(LeaseContext lease) {
		return lease.hasLeftPrimary()
				? new MapiUnavailableException(lease.stateName(), "the lease of '" + lease.owner() + "' has ended")
				: null;
	}

	/**
	 * Runs a job in place that another one on this thread waits for.
	 * @param job the job
	 */
	void runWithin(TaskFuture<?> job) {
		if (!abandonedWithLease(job)) {
			TaskRun.runWithin(this.self, onThread(job.owner().lease()), job);
		}
	}

	/**
	 * Runs something in place for a lease that the thread does not work for at the
	 * moment.
	 * @param lease the lease
	 * @param name what it is, for reports
	 * @param work what to run
	 * @param <T> the type of the result
	 * @return the result
	 * @throws Exception what the work threw
	 */
	<T extends @Nullable Object> T callFor(LeaseContext lease, String name, Callable<? extends T> work)
			throws Exception {
		ThreadWork own = this.self.work();
		ThreadWork.Interlude before = own.beginWithin(onThread(lease), null);
		try {
			return work.call();
		}
		finally {
			own.endWithin(before, name);
		}
	}

	/**
	 * Closes what a lease has on this thread.
	 * @param lease the lease
	 */
	void leave(LeaseContext lease) {
		LeaseOnThread left = this.leases.remove(lease);
		if (left != null) {
			this.self.work().leave(left);
		}
	}

	void leaveAll() {
		this.leases.values().forEach(this.self.work()::leave);
		this.leases.clear();
	}

	/**
	 * Fails the jobs that wait, and the one in a call that may never return: MAPI is
	 * lost. May be called from any thread.
	 * @param failure what is told
	 */
	void lost(MapiSubsystemFailedException failure) {
		this.jobs.abandonAll(failure);
		this.self.loseTasks(failure);
	}

}
