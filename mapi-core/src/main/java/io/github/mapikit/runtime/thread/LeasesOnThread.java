// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

/**
 * What several leases have on one thread that works for all of them. Confined to the
 * thread.
 *
 * @since 0.1.0
 */
public final class LeasesOnThread {

	private final ThreadWork work;

	private final Map<LeaseContext, LeaseOnThread> leases = new LinkedHashMap<>();

	LeasesOnThread(ThreadWork work) {
		this.work = work;
	}

	/**
	 * Returns what a lease has on this thread.
	 * @param lease the lease
	 * @return what it has, made at first
	 */
	public LeaseOnThread of(LeaseContext lease) {
		return this.leases.computeIfAbsent(lease, this.work::open);
	}

	/**
	 * Runs something in place for a lease that the thread does not work for at the
	 * moment.
	 * @param lease the lease
	 * @param name what it is, for reports
	 * @param called what to run
	 * @param <T> the type of the result
	 * @return the result
	 * @throws Exception what the work threw
	 */
	public <T extends @Nullable Object> T callFor(LeaseContext lease, String name, Callable<? extends T> called)
			throws Exception {
		ThreadWork.Interlude before = this.work.beginWithin(of(lease), null);
		try {
			return called.call();
		}
		finally {
			this.work.endWithin(before, name);
		}
	}

	/**
	 * Closes what a lease has on this thread. Never throws.
	 * @param lease the lease
	 */
	public void leave(LeaseContext lease) {
		LeaseOnThread left = this.leases.remove(lease);
		if (left != null) {
			this.work.leave(left);
		}
	}

	/**
	 * Closes what all leases have on this thread. Never throws.
	 */
	public void leaveAll() {
		this.leases.values().forEach(this.work::leave);
		this.leases.clear();
	}

}
