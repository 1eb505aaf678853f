// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.pool;

import java.time.Duration;

import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.runtime.event.ThreadSnapshot;
import io.github.mapikit.runtime.task.TaskFuture;
import io.github.mapikit.runtime.task.TaskRun;
import io.github.mapikit.runtime.thread.GuardedLoop;
import io.github.mapikit.runtime.thread.LeaseContext;
import io.github.mapikit.runtime.thread.LeaseOnThread;
import io.github.mapikit.runtime.thread.LifeStep;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.thread.Occupation;
import io.github.mapikit.runtime.thread.ParkingLoop;
import io.github.mapikit.runtime.thread.RuntimeThread;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.MessageLoop;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * A thread that initializes MAPI, runs a pool's tasks one after the other, and
 * uninitializes, with nothing else around (R1, R2, R6). What it needs to end is made
 * before it starts.
 */
final class Worker implements RuntimeThread.Body {

	private static final RuntimeLog logger = RuntimeLog.of(Worker.class);

	private final WorkerHost host;

	private final LeaseContext lease;

	private final RuntimeThread thread;

	private final MapiThread self;

	private final LeaseOnThread onThread;

	private final LifeStep end = LifeStep.end();

	/** How the worker waits; replaced by the worker when it has a loop of MAPI's. */
	private volatile MessageLoop loop;

	/** Confined to the worker. */
	private boolean opened;

	/**
	 * The task that it has taken, for who finds that its run was broken off; confined to
	 * the worker.
	 */
	@Nullable TaskFuture<?> current;

	// of the pool's books, guarded by their lock

	WorkerState state = WorkerState.STARTING;

	/** Whether it has initialized MAPI. */
	boolean initialized;

	/** Whether it was woken for a task that it has not taken yet. */
	boolean called;

	/** Whether another one stands in for it; read without the lock, too. */
	volatile boolean replaced;

	// of those who look, on the watch's thread

	/** What it was at when it was looked at last. */
	@Nullable Occupation seenAt;

	Worker(String name, String pool, LeaseContext lease, WorkerHost host) {
		this.host = host;
		this.lease = lease;
		this.thread = RuntimeThread.mapi(name, lease.runtime(), ThreadRole.WORKER, pool, lease.driver(), this);
		MapiThread made = this.thread.mapiThread();
		if (made == null) {
			throw new IllegalStateException("'" + name + "' is no MAPI thread");
		}
		this.self = made;
		this.onThread = made.work().open(lease);
		this.loop = new ParkingLoop(this.thread);
	}

	void start() {
		this.thread.start();
	}

	MapiThread mapiThread() {
		return this.self;
	}

	Thread thread() {
		return this.thread;
	}

	boolean isPumping() {
		return !(this.loop instanceof ParkingLoop);
	}

	/**
	 * Waits until the worker is woken, or for no reason. To be called by the worker.
	 */
	void await() {
		this.loop.pump(null);
	}

	/**
	 * Wakes the worker if it waits. May be called from any thread, and never blocks.
	 */
	void wakeUp() {
		this.loop.wakeUp();
	}

	@Override
	public boolean run(RuntimeThread runtimeThread) {
		logger.debug("Thread '{}' starts", this.self.name());
		try {
			this.self.work().workFor(this.onThread);
			if (initialize()) {
				serve();
			}
		}
		catch (Throwable ex) {
			logger.error("Thread '{}' failed", this.self.name(), ex);
		}
		return end();
	}

	private boolean initialize() {
		int attempt = 0;
		Throwable failure = tryToInitialize();
		while (failure != null) {
			attempt++;
			if (!this.host.initializeFailed(this, failure, attempt)) {
				return false;
			}
			failure = tryToInitialize();
		}
		return true;
	}

	private @Nullable Throwable tryToInitialize() {
		long took = 0;
		try {
			this.self.life().begin(LifeStep.start());
			this.host.occupied();
			openLoop();
			took = this.self.life().initialize();
		}
		catch (Throwable ex) {
			if (!this.self.life().isInitialized()) {
				this.self.life().begin(null);
				return ex;
			}
		}
		this.self.life().begin(null);
		this.host.initialized(this);
		tellInitialized(took);
		return null;
	}

	private void tellInitialized(long took) {
		try {
			this.self.life().tellInitialized(took);
		}
		catch (Throwable ex) {
			// no memory for words
		}
	}

	private void openLoop() {
		if (!this.opened) {
			MapiDriver driver = this.lease.driver();
			MessageLoop pumped = this.self.call("open the message loop", () -> driver.openLoop(ThreadRole.WORKER));
			if (pumped != null) {
				this.loop = new GuardedLoop(pumped, this.lease.runtime(), driver);
				this.self.work().pumps(this.loop);
			}
			this.opened = true;
		}
	}

	// With a full heap the JVM may leave compiled code without its handlers ("failed
	// reallocation of scalar replaced objects"): this frame does next to nothing, so that
	// it stays interpreted, and its handler is the one that counts
	private void serve() {
		this.self.life().enter(ThreadSnapshot.State.IDLE);
		boolean goesOn = true;
		while (goesOn) {
			try {
				runTasks();
				goesOn = false;
			}
			catch (Throwable ex) {
				brokenOff(ex);
			}
		}
	}

	private void brokenOff(Throwable ex) {
		TaskFuture<?> broken = this.current;
		this.current = null;
		if (broken != null) {
			TaskRun.brokenOff(this.self, broken, ex);
		}
	}

	private void runTasks() {
		boolean goesOn = true;
		while (goesOn) {
			goesOn = runNext();
		}
	}

	// in a frame of its own, so that a worker that waits does not keep its last task
	private boolean runNext() {
		TaskFuture<?> task = this.host.next(this);
		if (task == null) {
			return false;
		}
		this.host.occupied();
		TaskRun.run(this.self, task);
		this.current = null;
		if (isPumping()) {
			// a worker that is never idle pumps, too
			this.loop.pump(Duration.ZERO);
		}
		return true;
	}

	// none of it throws
	private boolean end() {
		this.self.life().enter(ThreadSnapshot.State.ENDING);
		this.end.beginsNow();
		this.self.life().begin(this.end);
		this.host.occupied();
		this.self.restoreIdentity();
		this.self.work().leases().leaveAll();
		this.self.work().leave(this.onThread);
		this.self.life().uninitialize();
		this.loop.close();
		this.self.life().enter(ThreadSnapshot.State.ENDED);
		this.self.life().begin(null);
		// the loss is forgotten when MAPI is started again
		boolean stays = this.self.life().mustStay();
		this.host.ended(this);
		logger.debug("Thread '{}' ends", this.self.name());
		return stays;
	}

}
