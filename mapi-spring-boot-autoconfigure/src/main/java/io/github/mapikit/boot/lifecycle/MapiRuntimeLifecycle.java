// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.github.mapikit.error.MapiConflictException;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.RuntimeSnapshot;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.thread.MapiThread;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationEventPublisherAware;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ExecutorConfigurationSupport;
import org.springframework.util.Assert;

/**
 * An application context's lease of the {@link MapiRuntime}. It starts before everything
 * that may use MAPI, or at the first use if a bean uses MAPI before that, and stops after
 * the web server and all executors (R4). It can be stopped and started again, each time
 * with a new lease. If the refresh of the context fails half-way, the lease is closed
 * with the beans. May be used from any thread.
 *
 * @since 0.1.0
 */
public class MapiRuntimeLifecycle implements SmartLifecycle, DisposableBean, ApplicationEventPublisherAware {

	/**
	 * Below the phase of Spring's executors and of {@code MapiTaskExecutor}: what they
	 * drain may use MAPI.
	 */
	public static final int PHASE = ExecutorConfigurationSupport.DEFAULT_PHASE - 1024;

	private static final Logger logger = LoggerFactory.getLogger(MapiRuntimeLifecycle.class);

	private final LeaseOptions options;

	private final ObjectProvider<MapiLeaseCustomizer> customizers;

	private final ObjectProvider<RuntimeListener> listeners;

	private final ObjectProvider<MapiShutdownHook> hooks;

	/** The executors that run, by their names. */
	private final Map<String, Object> executors = new ConcurrentHashMap<>();

	private final ContextState state;

	private final CurrentLease current;

	private volatile boolean running;

	/**
	 * A lifecycle with these settings and collaborators.
	 * @param options the settings of the lease
	 * @param customizers who may change the settings, asked at each start
	 * @param listeners who is told what happens in the MAPI threads
	 * @param hooks what is to be done while MAPI is shut down
	 */
	public MapiRuntimeLifecycle(LeaseOptions options, ObjectProvider<MapiLeaseCustomizer> customizers,
			ObjectProvider<RuntimeListener> listeners, ObjectProvider<MapiShutdownHook> hooks) {
		Assert.notNull(options, "'options' must not be null");
		Assert.notNull(customizers, "'customizers' must not be null");
		Assert.notNull(listeners, "'listeners' must not be null");
		Assert.notNull(hooks, "'hooks' must not be null");
		this.options = options;
		this.customizers = customizers;
		this.listeners = listeners;
		this.hooks = hooks;
		this.state = new ContextState(options.owner());
		this.current = new CurrentLease(options.owner(), this.state);
	}

	@Override
	public void setApplicationEventPublisher(ApplicationEventPublisher applicationEventPublisher) {
		this.state.publishTo(applicationEventPublisher);
	}

	/**
	 * Returns the state of the lease. Never waits.
	 * @return the state; {@link RuntimeState#NEW} before the first lease
	 */
	public RuntimeState state() {
		return this.state.get();
	}

	/**
	 * Returns the runtime as this context sees it. Never waits.
	 * @return the snapshot; empty before the first lease
	 */
	public Optional<RuntimeSnapshot> snapshot() {
		ContextLease leased = this.current.get();
		return (leased != null) ? Optional.of(leased.lease().snapshot()) : Optional.empty();
	}

	/**
	 * Returns the lease, and leases the runtime if the context has not done so yet. Waits
	 * for another thread that starts it, but on a MAPI thread; its pools accept tasks
	 * before.
	 * @return the lease; it belongs to this lifecycle, which closes it
	 * @throws MapiUnavailableException if the context has stopped, or could not start,
	 * its runtime, or if this thread is just opening it, in a customizer
	 * @throws io.github.mapikit.error.MapiException if the runtime cannot be leased
	 */
	public MapiLease lease() {
		ContextLease leased = this.current.open();
		if (leased == null) {
			leased = this.current.claim(false);
		}
		if (leased == null) {
			return open().lease();
		}
		leased.lease().awaitStart();
		return leased.lease();
	}

	@Override
	public void start() {
		ContextLease leased = this.current.claim(true);
		if (leased == null) {
			open();
		}
		this.running = true;
	}

	private ContextLease open() {
		ContextLease made = null;
		try {
			made = make();
		}
		finally {
			// it is there to be used before it starts
			this.current.made(made);
		}
		try {
			made.lease().start();
			return made;
		}
		catch (Throwable ex) {
			this.current.forget(made);
			throw ex;
		}
	}

	private ContextLease make() {
		LeaseOptions customized = this.options;
		for (MapiLeaseCustomizer customizer : this.customizers.orderedStream().toList()) {
			customized = customizer.customize(customized);
		}
		List<RuntimeListener> told = new ArrayList<>();
		told.add(this.state.listener(this));
		this.listeners.orderedStream().forEach(told::add);
		return new ContextLease(MapiRuntime.newLease(customized, told), told, this.hooks);
	}

	/**
	 * Takes a name for an executor, by which its threads, health and metrics are known.
	 * Does nothing if it has that name.
	 * @param name the name
	 * @param executor who takes it
	 * @throws MapiConflictException if another executor has it
	 */
	public void claimName(String name, Object executor) {
		Object other = this.executors.putIfAbsent(name, executor);
		if (other != null && other != executor) {
			throw new MapiConflictException("the name of an executor",
					"'%s' of '%s'".formatted(name, this.options.owner()), "another one",
					"Give each executor a name of its own, with 'name' of 'MapiTaskExecutorBuilder'");
		}
	}

	/**
	 * Gives a name back. Does nothing if somebody else has it.
	 * @param name the name
	 * @param executor who had it
	 */
	public void releaseName(String name, Object executor) {
		this.executors.remove(name, executor);
	}

	/**
	 * Makes the hooks that were not made yet, so that one that cannot be made fails the
	 * start, and the others are called all the same.
	 * @param starting the context that starts; nothing is done for another than that of
	 * this lifecycle, such as a child
	 * @throws BeansException if a hook cannot be made
	 */
	void makeHooks(ApplicationContext starting) {
		ContextLease leased = this.current.get();
		if (leased == null || !isOwn(starting)) {
			return;
		}
		ShutdownHookBeans beans = ShutdownHookBeans.make(starting);
		BeansException failure = beans.failure();
		if (failure != null) {
			leased.keep(beans.made());
			throw failure;
		}
	}

	private boolean isOwn(ApplicationContext context) {
		return this.state.isPublishedBy(context);
	}

	/**
	 * Calls the hooks that want to be called before workers stop, once a lease, and
	 * returns when each has returned or its time is over. A MAPI thread, which a hook may
	 * wait for, gathers them only: they are called by the next thread that stops
	 * something.
	 * @param stopping the context that stops, or {@code null} if it is none. The runtime
	 * goes on serving when it is another than its own, such as a child
	 */
	public void prepareToStop(@Nullable ApplicationContext stopping) {
		ContextLease leased = this.current.get();
		if (leased != null && (stopping == null || isOwn(stopping))) {
			leased.prepareToStop();
		}
	}

	/**
	 * Waits for the hooks that want to be called before workers stop, if they are due:
	 * they may still use those of the caller. To be called off MAPI threads.
	 */
	public void awaitPreparation() {
		ContextLease leased = this.current.get();
		if (leased != null && leased.isPrepared()) {
			leased.lease().prepareToStop();
		}
	}

	/**
	 * Tells the listeners of a task that an executor of the context did not hand over to
	 * the runtime, because it has stopped.
	 * @param executor the name of the executor
	 * @param task the name of the task
	 */
	public void taskRejected(String executor, String task) {
		ContextLease leased = this.current.get();
		if (leased != null) {
			leased.taskRejected(executor, task);
		}
	}

	@Override
	public void stop() {
		if (this.current.open() == null || MapiThread.currentOrNull() == null) {
			close();
			return;
		}
		logger.warn("A MAPI thread stops the application context '{}': MAPI is shut down beside it, since a thread "
				+ "cannot wait for its own end", this.options.owner());
		new Thread(this::close, "stop-mapi").start();
	}

	@Override
	public void stop(Runnable callback) {
		try {
			stop();
		}
		finally {
			callback.run();
		}
	}

	private void close() {
		ContextLease leased = this.current.close();
		try {
			if (leased != null) {
				leased.prepareToStop();
				leased.lease().close();
			}
		}
		finally {
			this.running = false;
			this.state.stopped();
		}
	}

	@Override
	public void destroy() {
		stop();
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
	 * The runtime is not paused with the context: that would uninitialize MAPI at each
	 * switch between cached test contexts (R7).
	 */
	@Override
	public boolean isPauseable() {
		return false;
	}

}
