// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.lifecycle;

import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ExecutorConfigurationSupport;
import org.springframework.util.Assert;

/**
 * Has the hooks called that want to be called before workers stop, when the context of
 * the {@link MapiRuntimeLifecycle} stops. It has a phase of its own above that of all
 * {@code MapiTaskExecutor}s: one that is stopped alone calls no hook. When the context
 * starts, it makes the hooks that are lazy. Without this bean they are called when the
 * workers have ended.
 *
 * @since 0.1.0
 */
public final class MapiShutdownPreparation implements SmartLifecycle {

	/**
	 * Below the phase of Spring's executors, above that of {@code MapiTaskExecutor}.
	 */
	public static final int PHASE = ExecutorConfigurationSupport.DEFAULT_PHASE - 256;

	private final MapiRuntimeLifecycle lifecycle;

	private final ApplicationContext context;

	private volatile boolean running;

	/**
	 * Prepares the end of a lifecycle.
	 * @param lifecycle who knows the hooks
	 * @param context the context that this bean is in; if it is not that of the
	 * lifecycle, such as a child, no hook is called
	 */
	public MapiShutdownPreparation(MapiRuntimeLifecycle lifecycle, ApplicationContext context) {
		Assert.notNull(lifecycle, "'lifecycle' must not be null");
		Assert.notNull(context, "'context' must not be null");
		this.lifecycle = lifecycle;
		this.context = context;
	}

	/**
	 * Makes hooks that were not made yet.
	 */
	@Override
	public void start() {
		this.lifecycle.makeHooks(this.context);
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.lifecycle.prepareToStop(this.context);
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
	 * The runtime is not paused with the context, and has no end to be prepared then.
	 */
	@Override
	public boolean isPauseable() {
		return false;
	}

}
