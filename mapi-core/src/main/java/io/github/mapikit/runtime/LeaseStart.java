// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;

import io.github.mapikit.error.MapiTimeoutException;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.error.Remedy;
import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.primary.Heartbeat;
import io.github.mapikit.runtime.primary.PrimaryThread;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.DriverInfo;
import io.github.mapikit.spi.ThreadRole;

/**
 * The start of a lease, from top to bottom: the primary thread, the anchor session, the
 * pools; then listeners are told, and then the log.
 */
final class LeaseStart {

	private static final RuntimeLog logger = RuntimeLog.of(MapiLease.class);

	private final LeaseBooks books;

	private final LeaseOptions options;

	private final Joining joining;

	LeaseStart(LeaseBooks books) {
		this.books = books;
		this.options = books.options();
		this.joining = new Joining(books.runtime(), books, this.options);
	}

	void run() {
		try {
			PrimaryThread joined = this.joining.join(this::requireStarting);
			this.books.primaryThread(joined);
			this.joining.awaitReady(joined);
			openAnchor(joined);
			started(joined);
		}
		catch (Throwable ex) {
			notStarted(ex);
			throw ex;
		}
		this.books.tellNews();
		// it may have been lost meanwhile, or closed by a listener
		RuntimeState state = this.books.state().current();
		if (state == RuntimeState.FAILED) {
			RuntimeException lost = notRunning();
			notStarted(lost);
			throw lost;
		}
		if (state == RuntimeState.RUNNING) {
			tellUp();
		}
	}

	private void tellUp() {
		try {
			DriverInfo info = this.options.driver().info();
			logger.info("MAPI is up for '{}': {} {}", this.options.owner(), info.description(), info.version());
		}
		catch (Throwable ex) {
			logger.info("MAPI is up for '{}'", this.options.owner());
		}
	}

	private void requireStarting() {
		if (this.books.state().current() != RuntimeState.STARTING) {
			// closed meanwhile: MAPI need not start for it
			throw notRunning();
		}
	}

	private void openAnchor(PrimaryThread joined) {
		if (!this.options.anchor()) {
			return;
		}
		TaskOptions task = new TaskOptions("anchor-session", this.options.startTimeout());
		try {
			this.books.needAnchor(joined)
				.call(this.books.view(), task, () -> MapiThread.current("anchor session").session().defaultStore());
		}
		catch (MapiTimeoutException ex) {
			throw MapiTimeoutException.ofStart(ex.taskName(), ex.timeout(), ex.activity(), ex);
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException("The anchor session failed", ex);
		}
	}

	private void started(PrimaryThread joined) {
		if (this.joining.isFirst()) {
			Duration took = Duration.ofNanos(joined.initializeNanos());
			this.books.state().add(() -> this.books.listeners().onInitialized(ThreadRole.PRIMARY, took));
		}
		if (!this.books.state().enter(RuntimeState.RUNNING)) {
			throw notRunning();
		}
		joined.heartbeat().start();
		this.books.pools().forEach(MapiWorkerPool::open);
		this.books.subscriptions().start(() -> this.books.needAnchor(joined));
		tellHeartbeat(joined.heartbeat());
	}

	private RuntimeException notRunning() {
		if (this.books.runtime().isLost()) {
			return this.books.runtime().lostException("start");
		}
		RuntimeState state = this.books.state().current();
		return new MapiUnavailableException(state.name(),
				(state == RuntimeState.FAILED) ? "the primary thread has ended"
						: "the lease of '" + this.options.owner() + "' was closed while it started",
				this.books.failure());
	}

	private void notStarted(Throwable cause) {
		PrimaryThread joined = this.books.primaryThread();
		if (this.joining.isFirst() && joined != null && !joined.isReady()) {
			Throwable why = joined.failure();
			if (why != null) {
				this.books.state().add(() -> this.books.listeners().onInitializeFailed(ThreadRole.PRIMARY, why));
			}
		}
		this.books.failed(cause);
		this.books.stops();
		this.books.pools().forEach((pool) -> pool.failed(cause));
		if (joined != null && joined.isReady()) {
			LeaseShutdown shutdown = new LeaseShutdown(this.books);
			// it may hang, and the start has to fail in time
			shutdown.leaveAnchor(Duration.ZERO);
			shutdown.leavePrimary(joined);
		}
		this.books.runtime().leave(this.books);
		this.books.release();
		this.books.tellNews();
	}

	private void tellHeartbeat(Heartbeat inForce) {
		if (!inForce.interval().equals(this.options.heartbeatInterval())
				|| !inForce.stallAfter().equals(this.options.stallAfter())) {
			logger.warn(
					"'{}' asks for a heartbeat every {} that stalls after {}, but a process has one: it comes every "
							+ "{} and stalls after {}, as the first who leased the runtime wanted it. {}",
					this.options.owner(), this.options.heartbeatInterval(), this.options.stallAfter(),
					inForce.interval(), inForce.stallAfter(), Remedy.SAME_HEARTBEAT.text());
		}
	}

}
