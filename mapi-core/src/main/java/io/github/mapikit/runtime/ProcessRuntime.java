// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.runtime.anchor.AnchorThread;
import io.github.mapikit.runtime.event.MapiRule;
import io.github.mapikit.runtime.event.ProcessEnding;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.runtime.pool.WorkerCount;
import io.github.mapikit.runtime.primary.PrimaryHost;
import io.github.mapikit.runtime.primary.PrimaryThread;
import io.github.mapikit.runtime.subscription.NotificationDispatcher;
import io.github.mapikit.runtime.thread.Balance;
import io.github.mapikit.runtime.thread.ForeignThreads;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.thread.RuntimeThread;
import io.github.mapikit.runtime.watch.Timer;
import io.github.mapikit.runtime.watch.Watch;
import io.github.mapikit.spi.MapiProcess;
import org.jspecify.annotations.Nullable;

/**
 * The runtime of one MAPI process: one primary thread, leased by any number of
 * applications (R12). It starts with the first lease and ends after the last worker of
 * the last lease (R4).
 * <p>
 * Its monitor guards who works and which primary thread there is, together with who
 * leases; nobody is called under it. May be used from any thread.
 */
final class ProcessRuntime implements PrimaryHost, WorkerCount {

	private static final RuntimeLog logger = RuntimeLog.of(ProcessRuntime.class);

	/** Long enough for the rest of an application's start. */
	private static final long PREPARATION_DELAY_NANOS = TimeUnit.SECONDS.toNanos(5);

	private final MapiProcess process;

	private final String name;

	private final String suffix;

	private final Balance balance;

	private final Watch watch;

	private final NotificationDispatcher dispatcher;

	private volatile @Nullable Timer preparation;

	/** How many leases hold the runtime; guarded by the monitor of all runtimes. */
	int holders;

	private final Leaseholders leases = new Leaseholders();

	private final Set<MapiThread> workers = new LinkedHashSet<>();

	private final ProcessAnchor anchor = new ProcessAnchor(this);

	private @Nullable String firstOwner;

	private volatile @Nullable PrimaryThread primary;

	/** Whether the primary thread was told to end; nobody may join it any more. */
	private boolean ending;

	private volatile @Nullable Loss loss;

	private volatile @Nullable ProcessEnding processEnding;

	/**
	 * The runtime of a process.
	 * @param process the process
	 * @param name its name, unique in this JVM
	 * @param suffix what follows the names of its threads
	 * @param loss the loss of a MAPI that cannot be started again in this process, or
	 * {@code null}
	 * @param balance counts what its threads do
	 */
	ProcessRuntime(MapiProcess process, String name, String suffix, @Nullable Loss loss, Balance balance) {
		this.balance = balance;
		this.loss = loss;
		this.process = process;
		this.name = name;
		this.suffix = suffix;
		this.watch = new Watch(suffix, RuntimeThread::plain);
		this.dispatcher = new NotificationDispatcher(suffix, this.watch);
		this.watch.start();
		ForeignThreads.tell(this);
	}

	/**
	 * Does something on a thread of its own some time from now, when the application has
	 * started, unless the runtime has ended before.
	 * @param work what to do
	 */
	synchronized void prepareLater(Runnable work) {
		if (this.preparation == null) {
			Timer timer = this.watch.timer(() -> RuntimeThread.plain(work, "mapi-preparation").start());
			this.preparation = timer;
			timer.arm(PREPARATION_DELAY_NANOS);
		}
	}

	MapiProcess process() {
		return this.process;
	}

	String processName() {
		return this.name;
	}

	/**
	 * Returns whether nobody works here, and nothing has to be remembered.
	 * @return whether it can be forgotten
	 */
	synchronized boolean isUnused() {
		return this.primary == null && this.workers.isEmpty() && this.anchor.hasEnded();
	}

	void discarded() {
		ForeignThreads.tellNoMore(this);
		Timer timer = this.preparation;
		if (timer != null) {
			timer.release();
		}
		this.dispatcher.discarded();
		this.watch.stop();
		Loss current = this.loss;
		if (current != null) {
			this.loss = current.remembered();
		}
	}

	// leases come and go; see Joining for the start of a lease

	/**
	 * Makes a thread the primary one if there is none.
	 * @param made the thread, not started
	 * @param lease the lease that needs it first
	 * @return whether it is
	 */
	synchronized boolean become(PrimaryThread made, Leaseholder lease) {
		if (this.primary != null) {
			return false;
		}
		this.primary = made;
		this.firstOwner = lease.owner();
		this.ending = false;
		this.processEnding = null;
		this.loss = null;
		this.leases.add(lease);
		return true;
	}

	/**
	 * Lets a lease share the primary thread.
	 * @param thread the thread, as the lease saw it
	 * @param lease the lease
	 * @return {@code false} if it is another one meanwhile, or ends
	 */
	synchronized boolean share(PrimaryThread thread, Leaseholder lease) {
		return this.primary == thread && !this.ending && this.leases.add(lease);
	}

	/**
	 * Ends a lease. The primary thread ends with the last one, once no worker lives.
	 * @param lease the lease
	 */
	void leave(Leaseholder lease) {
		this.leases.remove(lease);
		endIfUnused();
	}

	@Override
	public synchronized void joined(MapiThread worker) {
		this.workers.add(worker);
	}

	@Override
	public void left(MapiThread worker) {
		synchronized (this) {
			this.workers.remove(worker);
		}
		endIfUnused();
	}

	void endIfUnused() {
		PrimaryThread stopped = null;
		AnchorThread ended = null;
		synchronized (this) {
			if (this.leases.isEmpty() && this.workers.isEmpty() && !this.ending) {
				ended = this.anchor.forget();
				stopped = this.anchor.hasEnded() ? this.primary : null;
				this.ending = stopped != null;
			}
		}
		if (ended != null) {
			ended.end();
		}
		if (stopped != null) {
			stopped.requestStop();
		}
		ProcessRuntimes.instance().discardIfUnused(this);
	}

	@Override
	public void primaryEnded(@Nullable Throwable failure) {
		if (failure != null) {
			fail(failure);
		}
		AnchorThread left;
		synchronized (this) {
			this.leases.clear(failure != null);
			this.primary = null;
			this.ending = false;
			left = this.anchor.forget();
		}
		if (left != null) {
			left.end();
		}
		Loss current = this.loss;
		// other copies of the library do not know of a loss that is for good
		if (this.process == MapiProcess.JVM && (current == null || current.restartable())) {
			ProcessClaim.release();
		}
		ProcessRuntimes.instance().discardIfUnused(this);
	}

	private void fail(Throwable failure) {
		try {
			this.leases.all().forEach((lease) -> lease.failed(failure));
		}
		catch (Throwable ex) {
			logger.error("'{}' could not be told that its primary thread has ended", this.name, ex);
		}
	}

	@Override
	public void tellOfEnd() {
		this.leases.takeToBeTold().forEach(Leaseholder::tellNews);
	}

	synchronized boolean isEnding(PrimaryThread thread) {
		return this.primary != thread || this.ending;
	}

	@Nullable PrimaryThread primary() {
		return this.primary;
	}

	NotificationDispatcher dispatcher() {
		return this.dispatcher;
	}

	ProcessAnchor anchor() {
		return this.anchor;
	}

	/**
	 * Returns the anchor thread.
	 * @return the thread, or {@code null} if none lives
	 */
	synchronized @Nullable MapiThread anchorThread() {
		return this.anchor.hasEnded() ? null : this.anchor.living().iterator().next();
	}

	synchronized @Nullable String firstOwner() {
		return this.firstOwner;
	}

	// the loss of MAPI

	@Override
	public void lost(Throwable cause) {
		PrimaryThread current = this.primary;
		if (current == null) {
			return;
		}
		Loss lost = Loss.of(cause, current.driver());
		MapiSubsystemFailedException failure = new MapiSubsystemFailedException(lost.driver(), "task", cause);
		List<Leaseholder> told;
		Losing losing;
		synchronized (this) {
			if (this.loss != null || this.primary != current) {
				return;
			}
			told = this.leases.all();
			losing = new Losing(this.watch, current, this.anchor.current(), told, failure, cause);
			this.loss = lost;
		}
		losing.settleOrLater();
		logger.error("MAPI of '{}' is lost: every task fails from here on, nothing is uninitialized, and the process "
				+ "should be restarted", this.name, cause);
		told.forEach(Leaseholder::tellNews);
	}

	@Override
	public boolean isLost() {
		return this.loss != null;
	}

	@Nullable Loss loss() {
		return this.loss;
	}

	@Override
	public MapiSubsystemFailedException lostException(String operation) {
		Loss current = this.loss;
		return (current != null) ? new MapiSubsystemFailedException(current.driver(), operation, current.cause())
				: new MapiSubsystemFailedException("MAPI", operation, null);
	}

	// the end of the process

	@Override
	public void processEnds(Duration grace) {
		ProcessEnding told = new ProcessEnding(grace);
		this.processEnding = told;
		logger.debug("The process is about to be ended from outside, in {} ms", grace.toMillis());
		tellAll((listener) -> listener.onProcessEnding(told));
		if (!told.await()) {
			logger.warn("The process ends before everything has ended in order; in use by {}", owners());
		}
	}

	@Override
	public @Nullable ProcessEnding processEnding() {
		return this.processEnding;
	}

	// what its threads and tasks see

	@Override
	public String threadSuffix() {
		return this.suffix;
	}

	@Override
	public Watch watch() {
		return this.watch;
	}

	@Override
	public Balance balance() {
		return this.balance;
	}

	@Override
	public void violation(MapiRule rule, String detail) {
		this.balance.violated(rule);
		tellAll((listener) -> listener.onViolation(rule, detail));
	}

	@Override
	public void tellAll(Consumer<? super RuntimeListener> event) {
		this.leases.tell(event);
	}

	List<String> owners() {
		return this.leases.owners();
	}

	/**
	 * Returns the threads that use MAPI.
	 * @return the primary thread, if there is one, and the workers
	 */
	synchronized List<MapiThread> threads() {
		List<MapiThread> all = new ArrayList<>();
		PrimaryThread current = this.primary;
		if (current != null) {
			all.add(current.mapiThread());
		}
		all.addAll(this.anchor.living());
		all.addAll(this.workers);
		return all;
	}

}
