// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.primary;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.runtime.thread.GuardedLoop;
import io.github.mapikit.runtime.thread.LeaseContext;
import io.github.mapikit.runtime.thread.LifeStep;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.thread.RuntimeThread;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.MessageLoop;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * The first thread to initialize MAPI and the last to uninitialize it. Pumps messages
 * from before the one until after the other, and runs short jobs in between (R4, R5).
 *
 * @since 0.1.0
 */
public final class PrimaryThread implements RuntimeThread.Body {

	private static final RuntimeLog logger = RuntimeLog.of(PrimaryThread.class);

	private final PrimaryHost host;

	private final MapiDriver driver;

	private final RuntimeThread thread;

	private final MapiThread self;

	private final Heartbeat heartbeat;

	private final LifeStep end = LifeStep.end();

	private final PrimaryWork work;

	private final PrimaryProgress progress = new PrimaryProgress();

	private volatile @Nullable GuardedLoop loop;

	private volatile boolean beat;

	private volatile boolean stopRequested;

	/**
	 * The primary thread of a process, to be started.
	 * @param host the runtime of the process
	 * @param driver the implementation of MAPI
	 * @param interval how often its heart beats
	 * @param stallAfter after which time without an answer it counts as stalled
	 */
	public PrimaryThread(PrimaryHost host, MapiDriver driver, Duration interval, Duration stallAfter) {
		this.host = host;
		this.driver = driver;
		this.thread = RuntimeThread.mapi("mapi-primary" + host.threadSuffix(), host, ThreadRole.PRIMARY,
				PrimaryExecutor.NAME, driver, this);
		MapiThread made = this.thread.mapiThread();
		if (made == null) {
			throw new IllegalStateException("The primary thread is no MAPI thread");
		}
		this.self = made;
		this.work = new PrimaryWork(made, host);
		this.heartbeat = new Heartbeat(host, this, interval, stallAfter);
	}

	/**
	 * Claims the process for the thread before it starts.
	 * @param claim claims it
	 */
	public void claim(Consumer<? super Thread> claim) {
		claim.accept(this.thread);
	}

	/**
	 * Starts the thread.
	 */
	public void start() {
		this.thread.start();
	}

	/**
	 * Gives up a thread that is not started.
	 * @param failure why not, or {@code null} if there was another
	 */
	public void couldNotStart(@Nullable Throwable failure) {
		this.heartbeat.primaryEnded();
		this.work.jobs().close();
		this.progress.ended(failure);
	}

	/**
	 * Returns the implementation of MAPI that runs.
	 * @return the implementation
	 */
	public MapiDriver driver() {
		return this.driver;
	}

	/**
	 * Returns the thread.
	 * @return the thread
	 */
	public MapiThread mapiThread() {
		return this.self;
	}

	/**
	 * Returns its heartbeat.
	 * @return the heartbeat
	 */
	public Heartbeat heartbeat() {
		return this.heartbeat;
	}

	/**
	 * Returns whether the calling thread is this one.
	 * @return whether it is
	 */
	public boolean isCurrent() {
		return Thread.currentThread() == this.thread;
	}

	// its life

	@Override
	public boolean run(RuntimeThread runtimeThread) {
		Throwable failure = null;
		logger.debug("Thread '{}' starts", this.self.name());
		try {
			this.self.life().begin(LifeStep.start());
			GuardedLoop messages = openLoop();
			try {
				long took = initialize();
				this.self.life().begin(null);
				this.progress.ready(took);
				serve(messages);
				end(messages);
			}
			finally {
				messages.close();
			}
		}
		catch (Throwable ex) {
			failure = ex;
		}
		// the loss is forgotten when MAPI is started again
		boolean stays = this.self.life().mustStay();
		ended(failure);
		return stays;
	}

	private GuardedLoop openLoop() {
		this.driver.setProcessEndListener(this.host::processEnds);
		MessageLoop opened = Objects.requireNonNull(this.driver.openLoop(ThreadRole.PRIMARY),
				"The primary thread needs a message loop");
		GuardedLoop guarded = new GuardedLoop(opened, this.host, this.driver);
		this.loop = guarded;
		try {
			opened.pump(Duration.ZERO);
		}
		catch (Throwable ex) {
			guarded.close();
			throw ex;
		}
		return guarded;
	}

	// what is thrown behind the call itself changes nothing of what it owes
	private long initialize() {
		try {
			return this.self.life().initialize();
		}
		catch (Throwable ex) {
			if (!this.self.life().isInitialized()) {
				throw ex;
			}
			return 0;
		}
	}

	// returns when the thread shall end, and never throws: nothing may end this thread
	// before the last worker (R4). As in a worker, this frame does next to nothing, so
	// that
	// its handler is one that the JVM does not leave out
	private void serve(GuardedLoop messages) {
		this.self.life().enter(ThreadSnapshot.State.IDLE);
		boolean goesOn = true;
		while (goesOn) {
			try {
				runJobs(messages);
				goesOn = false;
			}
			catch (Throwable ex) {
				this.work.brokenOff(ex);
			}
		}
	}

	private void runJobs(GuardedLoop messages) {
		boolean goesOn = true;
		while (goesOn) {
			goesOn = step(messages);
		}
	}

	private boolean step(GuardedLoop messages) {
		if (this.beat) {
			this.beat = false;
			this.heartbeat.answered();
		}
		if (this.work.runNext()) {
			messages.pump(Duration.ZERO);
		}
		else if (this.stopRequested) {
			return false;
		}
		else {
			messages.pump(null);
		}
		return true;
	}

	private void end(GuardedLoop messages) {
		this.self.life().enter(ThreadSnapshot.State.ENDING);
		this.end.beginsNow();
		this.self.life().begin(this.end);
		this.heartbeat.primaryEnds();
		this.self.restoreIdentity();
		this.work.leaveAll();
		this.self.life().uninitialize();
		if (!this.host.isLost()) {
			messages.pump(Duration.ZERO);
		}
	}

	// none of it throws
	private void ended(@Nullable Throwable failure) {
		this.work.jobs().close();
		this.self.life().enter(ThreadSnapshot.State.ENDED);
		this.self.life().begin(null);
		this.work.jobs().abandonAll(whyUnavailable(failure));
		try {
			this.heartbeat.primaryEnded();
		}
		catch (Throwable ex) {
			logger.error("Thread '{}' failed", this.self.name(), ex);
		}
		boolean wasReady = this.progress.isReady();
		this.host.primaryEnded(wasReady ? failure : null);
		this.progress.ended(failure);
		if (failure != null && wasReady) {
			logger.error("Thread '{}' failed", this.self.name(), failure);
		}
		this.host.tellOfEnd();
		logger.debug("Thread '{}' ends", this.self.name());
	}

	private static Throwable whyUnavailable(@Nullable Throwable failure) {
		try {
			return unavailable(failure);
		}
		catch (Throwable ex) {
			// no memory for it
			return ex;
		}
	}

	/**
	 * Ends the thread once its jobs are done.
	 */
	public void requestStop() {
		this.stopRequested = true;
		wakeUp();
	}

	// those who wait for it

	/**
	 * Waits until MAPI is initialized, or cannot be.
	 * @param nanos how long at most
	 * @return {@code false} if neither is so in time
	 * @throws InterruptedException if the calling thread is interrupted
	 */
	public boolean awaitReady(long nanos) throws InterruptedException {
		return this.progress.awaitReady(nanos);
	}

	/**
	 * Waits until the thread has done all it does.
	 * @param nanos how long at most
	 * @return whether it has
	 * @throws InterruptedException if the calling thread is interrupted
	 */
	public boolean awaitEnd(long nanos) throws InterruptedException {
		return this.progress.awaitEnd(nanos);
	}

	/**
	 * Returns whether MAPI was initialized.
	 * @return whether it was
	 */
	public boolean isReady() {
		return this.progress.isReady();
	}

	/**
	 * Returns how long the initialize took.
	 * @return how long, in nanoseconds
	 */
	public long initializeNanos() {
		return this.progress.initializeNanos();
	}

	/**
	 * Returns what the thread failed by.
	 * @return the failure, or {@code null} if it has not failed
	 */
	public @Nullable Throwable failure() {
		return this.progress.failure();
	}

	// jobs

	PrimaryWork work() {
		return this.work;
	}

	/**
	 * Lets the thread look at its jobs, also in the middle of a message. May be called
	 * from any thread.
	 */
	void wakeUp() {
		GuardedLoop open = this.loop;
		if (open != null) {
			open.wakeUp();
		}
	}

	/**
	 * Lets the message loop take a round trip.
	 */
	void beat() {
		this.beat = true;
		wakeUp();
	}

	/**
	 * Closes what a lease has on this thread. To be called by a job of the lease.
	 * @param lease the lease
	 */
	public void leave(LeaseContext lease) {
		this.work.leave(lease);
	}

	/**
	 * Fails the jobs that wait, and the one in a call that may never return: MAPI is
	 * lost. May be called from any thread.
	 * @param failure what is told
	 */
	public void lost(MapiSubsystemFailedException failure) {
		this.work.lost(failure);
	}

	/**
	 * Returns what is told who wants something of a primary thread that has ended.
	 * @param failure what it failed by, if it did
	 * @return the exception
	 */
	static MapiUnavailableException unavailable(@Nullable Throwable failure) {
		return new MapiUnavailableException(
				(failure != null) ? RuntimeState.FAILED.name() : RuntimeState.STOPPED.name(),
				"the primary thread has ended", failure);
	}

}
