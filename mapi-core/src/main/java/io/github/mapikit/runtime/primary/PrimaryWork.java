// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.primary;

import java.util.concurrent.TimeUnit;

import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.runtime.event.MapiRule;
import io.github.mapikit.runtime.task.TaskFuture;
import io.github.mapikit.runtime.task.TaskRun;
import io.github.mapikit.runtime.thread.LeaseContext;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.thread.RuntimeContext;
import io.github.mapikit.runtime.thread.ThreadWork;
import org.jspecify.annotations.Nullable;

/**
 * What the primary thread does between two pumps: the jobs of its leases. For that
 * thread, but for the queue and the loss of MAPI.
 */
final class PrimaryWork {

	/** How long a job may keep the thread from pumping (R5). */
	private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final MapiThread self;

	private final RuntimeContext runtime;

	private final JobQueue jobs = new JobQueue();

	/** The job that it runs, for who finds that its run was broken off. */
	private @Nullable TaskFuture<?> current;

	PrimaryWork(MapiThread self, RuntimeContext runtime) {
		this.self = self;
		this.runtime = runtime;
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
			work.workFor(work.leases().of(job.owner().lease()));
			long start = System.nanoTime();
			TaskRun.run(this.self, job);
			work.workFor(null);
			judge(job, System.nanoTime() - start);
		}
		this.current = null;
		return true;
	}

	// what takes long belongs on a worker: a logon, for one, has taken six seconds
	private void judge(TaskFuture<?> job, long nanos) {
		if (nanos > LONGEST_NANOS) {
			try {
				this.runtime.violation(MapiRule.R5, "job '%s' kept the primary thread from pumping for %d ms"
					.formatted(job.name(), TimeUnit.NANOSECONDS.toMillis(nanos)));
			}
			catch (Throwable ex) {
				// no memory for words
			}
		}
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
			TaskRun.runWithin(this.self, this.self.work().leases().of(job.owner().lease()), job);
		}
	}

	/**
	 * Closes what a lease has on this thread.
	 * @param lease the lease
	 */
	void leave(LeaseContext lease) {
		this.self.work().leases().leave(lease);
	}

	void leaveAll() {
		this.self.work().leases().leaveAll();
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
