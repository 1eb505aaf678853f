// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import io.github.mapikit.boot.lifecycle.MapiRuntimeLifecycle;
import io.github.mapikit.error.MapiConflictException;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.event.StopReport;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.pool.PoolSnapshot;
import io.github.mapikit.runtime.task.MapiExecutor;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.BeanNameAware;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.Lifecycle;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ExecutorConfigurationSupport;

/**
 * Runs tasks on a pool of MAPI threads that belongs to the application context. The pool
 * is opened at the first task, so that an application that does not use it has no thread
 * of it. Made by a {@link MapiTaskExecutorBuilder}.
 * <p>
 * Accepts tasks until its own stop phase, which is below that of the web server and of
 * Spring's executors: what they drain may still hand over tasks. Then it lets accepted
 * tasks finish within its budget and ends its threads. May be used from any thread.
 *
 * @since 0.1.0
 */
public final class MapiTaskExecutor extends AbstractMapiTaskExecutor
		implements SmartLifecycle, DisposableBean, BeanNameAware, ApplicationContextAware {

	/**
	 * Below the phase of Spring's executors, above that of the runtime.
	 */
	public static final int PHASE = ExecutorConfigurationSupport.DEFAULT_PHASE - 512;

	/** Spring finds what runs {@code @Async} and {@code @Scheduled} methods by these. */
	private static final Set<String> NAMES_OF_SPRING = Set.of("taskExecutor", "applicationTaskExecutor",
			"taskScheduler");

	private static final Logger logger = LoggerFactory.getLogger(MapiTaskExecutor.class);

	private final MapiRuntimeLifecycle lifecycle;

	private final PoolOptions options;

	private final Duration drainTimeout;

	private final ReentrantLock lock = new ReentrantLock();

	private volatile @Nullable ApplicationContext context;

	// all below are written under the lock

	private volatile @Nullable MapiWorkerPool pool;

	private volatile boolean running;

	private volatile boolean stopped;

	MapiTaskExecutor(MapiRuntimeLifecycle lifecycle, PoolOptions options, Duration drainTimeout,
			MapiTaskInstrumentation instrumentation) {
		super(instrumentation);
		this.lifecycle = lifecycle;
		this.options = options;
		this.drainTimeout = drainTimeout;
	}

	/**
	 * Refuses the names that Spring's own executors have.
	 * @throws MapiConflictException if the bean has one of them
	 */
	@Override
	public void setBeanName(String name) {
		if (NAMES_OF_SPRING.contains(name)) {
			throw new MapiConflictException("the name of a bean", "the executor that Spring calls '%s'".formatted(name),
					"'%s' for an executor of MAPI threads".formatted(name), "Give the bean another name");
		}
	}

	@Override
	public void setApplicationContext(ApplicationContext applicationContext) {
		this.context = applicationContext;
	}

	@Override
	public String getName() {
		return this.options.name();
	}

	/**
	 * Returns the settings of the pool.
	 * @return the settings
	 */
	public PoolOptions getOptions() {
		return this.options;
	}

	/**
	 * Returns how long accepted tasks may take to finish at stop.
	 * @return the budget
	 */
	public Duration getDrainTimeout() {
		return this.drainTimeout;
	}

	/**
	 * Returns the numbers of the pool. Never waits.
	 * @return the snapshot; empty before the first task
	 */
	public Optional<PoolSnapshot> snapshot() {
		MapiWorkerPool current = this.pool;
		return (current != null) ? Optional.of(current.snapshot()) : Optional.empty();
	}

	@Override
	MapiExecutor target(TaskOptions task) {
		MapiWorkerPool current = this.pool;
		if (current != null) {
			return current;
		}
		requireNotStopped(task);
		// outside the lock: listeners of the opening may come here again
		MapiLease lease = this.lifecycle.lease();
		this.lock.lock();
		try {
			current = this.pool;
			if (current == null) {
				requireNotStopped(task);
				current = lease.openPool(this.options);
				this.pool = current;
			}
			return current;
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public boolean runsInPlace() {
		MapiWorkerPool current = this.pool;
		if (current != null) {
			return current.runsInPlace();
		}
		return MapiThread.currentOrNull() != null && !this.stopped && target(TaskOptions.UNNAMED).runsInPlace();
	}

	private void requireNotStopped(TaskOptions task) {
		if (this.stopped) {
			throw stopped(this.lifecycle, task, new MapiUnavailableException(this.lifecycle.state().name(),
					"executor '" + getName() + "' has stopped"));
		}
	}

	/**
	 * Accepts tasks again, and takes the executor's name.
	 * @throws MapiConflictException if another executor has that name
	 */
	@Override
	public void start() {
		this.lock.lock();
		try {
			this.lifecycle.claimName(getName(), this);
			if (this.stopped) {
				this.pool = null;
				this.stopped = false;
			}
			this.running = true;
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void stop() {
		if (MapiThread.currentOrNull() != null) {
			// it can wait neither for its own end nor for hooks, which may wait for it
			beside(this::stop);
			return;
		}
		MapiWorkerPool current = leave();
		if (current != null) {
			drain(current);
		}
	}

	@Override
	public void stop(Runnable callback) {
		if (MapiThread.currentOrNull() != null) {
			try {
				beside(this::stop);
			}
			finally {
				callback.run();
			}
			return;
		}
		MapiWorkerPool current;
		try {
			current = leave();
		}
		catch (RuntimeException | Error ex) {
			callback.run();
			throw ex;
		}
		if (current == null) {
			callback.run();
			return;
		}
		beside(() -> {
			try {
				drain(current);
			}
			finally {
				callback.run();
			}
		});
	}

	@Override
	public void destroy() {
		stop();
	}

	/**
	 * Goes over to the stopped state.
	 * @return the pool to be closed, or {@code null} if there is none
	 */
	private @Nullable MapiWorkerPool leave() {
		if (this.context instanceof Lifecycle owner && !owner.isRunning()) {
			// its start has failed, so that nothing else has prepared the end
			this.lifecycle.prepareToStop(this.context);
		}
		this.lifecycle.awaitPreparation();
		this.lock.lock();
		try {
			MapiWorkerPool current = this.stopped ? null : this.pool;
			if (current != null) {
				// before anybody starts again, and opens another of its name
				current.end();
			}
			this.stopped = true;
			this.running = false;
			this.lifecycle.releaseName(getName(), this);
			return current;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void drain(MapiWorkerPool current) {
		logger.debug("Executor '{}' stops within {}", getName(), this.drainTimeout);
		StopReport report = current.close(this.drainTimeout);
		if (report.abandonedTasks() > 0) {
			logger.warn(
					"Executor '{}' gave up {} tasks that had not started within {}; "
							+ "raise 'mapi.executor.drain-timeout' if they matter",
					getName(), report.abandonedTasks(), this.drainTimeout);
		}
	}

	private void beside(Runnable work) {
		Thread thread = new Thread(work, "stop-mapi-" + getName());
		try {
			thread.start();
		}
		catch (OutOfMemoryError ex) {
			// the operating system has no thread to give
			if (MapiThread.currentOrNull() == null) {
				work.run();
			}
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	/**
	 * The executor is not paused with the context: that would end its MAPI threads at
	 * each switch between cached test contexts (R7).
	 */
	@Override
	public boolean isPauseable() {
		return false;
	}

}
