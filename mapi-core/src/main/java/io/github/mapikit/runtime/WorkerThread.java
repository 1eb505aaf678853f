// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.github.mapikit.spi.MapiSubsystem;
import io.github.mapikit.spi.MessageLoop;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that initializes MAPI, runs a pool's tasks one after the other, and
 * uninitializes, with nothing else around (R1, R2, R6).
 */
final class WorkerThread extends RuntimeThread {

	private static final Logger logger = LoggerFactory.getLogger(WorkerThread.class);

	private final MapiWorkerPool pool;

	private final WorkerCrew crew;

	private final MapiRuntime runtime;

	/** Confined to this thread; {@code null} if it need not pump. */
	private @Nullable WorkerLoop loop;

	// of the crew's books, and touched by the crew alone

	/** Whether it counts as free for a task; the watchdog's while it initializes. */
	boolean free;

	/** How many tasks it has run; written by this thread alone. */
	private final AtomicLong completed = new AtomicLong();

	/** Whether the last pause between two tasks was short; confined to this thread. */
	boolean shortPauses;

	WorkerThread(String name, MapiWorkerPool pool, WorkerCrew crew, MapiRuntime runtime) {
		super(name, runtime, ThreadRole.WORKER, pool.name(), pool.lease().subsystem());
		this.pool = pool;
		this.crew = crew;
		this.runtime = runtime;
	}

	@Override
	public void run() {
		MapiThread self = mapiThread();
		boolean served = false;
		Tenancy tenancy = new Tenancy(this.pool.lease(), self);
		self.workFor(tenancy);
		logger.debug("Thread '{}' starts", getName());
		try {
			served = initialize(self);
			if (served) {
				work(self, tenancy);
			}
		}
		finally {
			try {
				self.uninitialize();
			}
			finally {
				closeLoop();
				self.enter(ThreadSnapshot.State.ENDED);
				this.crew.ended(this, served);
				logger.debug("Thread '{}' ends", getName());
			}
		}
	}

	boolean worksIn(MapiWorkerPool candidate) {
		return this.pool == candidate;
	}

	void taskEnded(boolean ran) {
		if (ran) {
			this.completed.setRelease(this.completed.getPlain() + 1);
		}
	}

	long completed() {
		return this.completed.get();
	}

	private boolean initialize(MapiThread self) {
		int attempt = 0;
		while (true) {
			try {
				this.crew.begin(this, LifeStep.start());
				openLoop(self);
				Duration took = self.initialize();
				this.crew.initialized(this);
				self.tellInitialized(took);
				return true;
			}
			catch (RuntimeException | Error ex) {
				self.begin(null);
				attempt++;
				logger.warn("Thread '{}' could not initialize MAPI (attempt {}): {}", getName(), attempt,
						ex.getMessage());
				if (!this.crew.initializeFailed(this, ex, attempt)) {
					return false;
				}
			}
		}
	}

	private void openLoop(MapiThread self) {
		if (this.loop == null) {
			MapiSubsystem subsystem = this.pool.lease().subsystem();
			MessageLoop opened = self.call("open the message loop", subsystem::openWorkerLoop);
			this.loop = (opened != null) ? new WorkerLoop(opened, this.runtime) : null;
		}
	}

	private void closeLoop() {
		WorkerLoop opened = this.loop;
		if (opened != null) {
			opened.close();
		}
	}

	private void work(MapiThread self, Tenancy tenancy) {
		try {
			self.enter(ThreadSnapshot.State.IDLE);
			WorkerLoop messages = this.loop;
			TaskFuture<?> task = this.crew.next(this, messages);
			while (task != null) {
				taskEnded(self.runTask(task));
				if (messages != null) {
					// a worker that is never idle pumps, too
					messages.pump(Duration.ZERO);
				}
				task = this.crew.next(this, messages);
			}
		}
		finally {
			self.enter(ThreadSnapshot.State.ENDING);
			this.crew.begin(this, LifeStep.end());
			self.restoreIdentity();
			self.leave(tenancy);
		}
	}

}
