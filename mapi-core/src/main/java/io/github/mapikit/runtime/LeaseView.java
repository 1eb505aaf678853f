// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.mapikit.object.OpenSession;
import io.github.mapikit.runtime.event.RuntimeListeners;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.thread.LeakDetection;
import io.github.mapikit.runtime.thread.LeaseContext;
import io.github.mapikit.runtime.thread.RuntimeContext;
import io.github.mapikit.runtime.thread.SessionBooks;
import io.github.mapikit.runtime.thread.SessionFactory;
import io.github.mapikit.runtime.thread.SessionRecovery;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.SessionOptions;
import org.jspecify.annotations.Nullable;

/**
 * A lease as its threads, pools and tasks see it. May be used from any thread.
 */
final class LeaseView implements LeaseContext {

	private static final int REMEMBERED_LEAKS = 256;

	private final RuntimeContext runtime;

	private final LeaseOptions options;

	private final RuntimeListeners listeners;

	private final LeaseState state;

	private final @Nullable ClassLoader classLoader = Thread.currentThread().getContextClassLoader();

	private final AtomicInteger abandonedTasks = new AtomicInteger();

	private final Set<String> seenLeaks = ConcurrentHashMap.newKeySet();

	private final SessionBooks sessionBooks = new SessionBooks();

	private volatile boolean stopping;

	/** Set by the primary thread, on which nothing runs for the lease any more. */
	private volatile boolean leftPrimary;

	LeaseView(RuntimeContext runtime, LeaseOptions options, RuntimeListeners listeners, LeaseState state) {
		this.runtime = runtime;
		this.options = options;
		this.listeners = listeners;
		this.state = state;
	}

	@Override
	public RuntimeContext runtime() {
		return this.runtime;
	}

	@Override
	public String owner() {
		return this.options.owner();
	}

	@Override
	public String stateName() {
		RuntimeState current = this.state.current();
		return ((current == RuntimeState.RUNNING && this.stopping) ? RuntimeState.STOPPING : current).name();
	}

	/**
	 * Notes that the lease is about to end, though it runs until its hooks have.
	 */
	void stops() {
		this.stopping = true;
	}

	@Override
	public boolean isStopping() {
		return this.stopping || this.state.current().compareTo(RuntimeState.RUNNING) > 0;
	}

	@Override
	public MapiDriver driver() {
		return this.options.driver();
	}

	@Override
	public SessionFactory sessions() {
		return OpenSession::logOn;
	}

	@Override
	public SessionOptions sessionOptions() {
		return this.options.session();
	}

	@Override
	public SessionRecovery sessionRecovery() {
		return this.options.sessionRecovery();
	}

	@Override
	public SessionBooks sessionBooks() {
		return this.sessionBooks;
	}

	@Override
	public LeakDetection leakDetection() {
		return this.options.leakDetection();
	}

	@Override
	public Duration stopTimeout() {
		return this.options.stopTimeout();
	}

	@Override
	public RuntimeListeners listeners() {
		return this.listeners;
	}

	@Override
	public @Nullable ClassLoader classLoader() {
		return this.classLoader;
	}

	void leavesPrimary() {
		this.leftPrimary = true;
	}

	@Override
	public boolean hasLeftPrimary() {
		return this.leftPrimary || this.state.current() == RuntimeState.STOPPED;
	}

	@Override
	public void abandoned(int tasks) {
		this.abandonedTasks.addAndGet(tasks);
	}

	int abandonedTasks() {
		return this.abandonedTasks.get();
	}

	@Override
	public boolean leaked(String kind, String task) {
		this.runtime.balance().leaked();
		this.listeners.onLeak(kind, task);
		return this.seenLeaks.size() < REMEMBERED_LEAKS && this.seenLeaks.add(task + '/' + kind);
	}

}
