// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.anchor;

import java.time.Duration;

import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.runtime.thread.LeakDetection;
import io.github.mapikit.runtime.thread.LeaseContext;
import io.github.mapikit.runtime.thread.RuntimeContext;
import io.github.mapikit.runtime.thread.SessionBooks;
import io.github.mapikit.runtime.thread.SessionFactory;
import io.github.mapikit.runtime.thread.SessionRecovery;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.SessionOptions;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * The runtime of a process as the lease that its anchor thread works for. It has no
 * session of its own: what the thread opens is opened for a lease of the process. May be
 * used from any thread.
 */
final class AnchorLease implements LeaseContext {

	private static final String OWNER = "the anchor thread";

	private final RuntimeContext runtime;

	private final MapiDriver driver;

	private final Duration stopTimeout;

	private final RuntimeListener listeners = new ToAll();

	private final SessionBooks sessions = new SessionBooks();

	private volatile boolean ending;

	AnchorLease(RuntimeContext runtime, MapiDriver driver, Duration stopTimeout) {
		this.runtime = runtime;
		this.driver = driver;
		this.stopTimeout = stopTimeout;
	}

	void ends() {
		this.ending = true;
	}

	@Override
	public RuntimeContext runtime() {
		return this.runtime;
	}

	@Override
	public String owner() {
		return OWNER;
	}

	@Override
	public String stateName() {
		return (this.ending ? RuntimeState.STOPPING : RuntimeState.RUNNING).name();
	}

	@Override
	public MapiDriver driver() {
		return this.driver;
	}

	@Override
	public SessionFactory sessions() {
		return (options) -> {
			throw new IllegalStateException("A session of " + OWNER + " is opened for a lease");
		};
	}

	@Override
	public SessionOptions sessionOptions() {
		return SessionOptions.DEFAULT_PROFILE;
	}

	@Override
	public SessionRecovery sessionRecovery() {
		return SessionRecovery.DEFAULTS;
	}

	@Override
	public SessionBooks sessionBooks() {
		return this.sessions;
	}

	@Override
	public boolean isStopping() {
		return this.ending;
	}

	@Override
	public LeakDetection leakDetection() {
		return LeakDetection.SIMPLE;
	}

	@Override
	public Duration stopTimeout() {
		return this.stopTimeout;
	}

	@Override
	public RuntimeListener listeners() {
		return this.listeners;
	}

	@Override
	public @Nullable ClassLoader classLoader() {
		return null;
	}

	@Override
	public boolean hasLeftPrimary() {
		return true;
	}

	@Override
	public void abandoned(int tasks) {
		// whoever gave them is told
	}

	@Override
	public boolean leaked(String kind, String task) {
		this.runtime.balance().leaked();
		this.runtime.tellAll((listener) -> listener.onLeak(kind, task));
		return true;
	}

	/**
	 * Tells all leases of the thread itself. Its tasks are nobody's business.
	 */
	private final class ToAll implements RuntimeListener {

		@Override
		public void onInitialized(ThreadRole role, Duration took) {
			AnchorLease.this.runtime.tellAll((listener) -> listener.onInitialized(role, took));
		}

		@Override
		public void onInitializeFailed(ThreadRole role, Throwable cause) {
			AnchorLease.this.runtime.tellAll((listener) -> listener.onInitializeFailed(role, cause));
		}

		@Override
		public void onUninitialized(ThreadRole role, Duration took) {
			AnchorLease.this.runtime.tellAll((listener) -> listener.onUninitialized(role, took));
		}

		@Override
		public void onStuck(ThreadSnapshot thread) {
			AnchorLease.this.runtime.tellAll((listener) -> listener.onStuck(thread));
		}

		@Override
		public void onRecovered(ThreadSnapshot thread) {
			AnchorLease.this.runtime.tellAll((listener) -> listener.onRecovered(thread));
		}

	}

}
