// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.lifecycle;

import java.util.List;

import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.thread.MapiThread;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanCreationNotAllowedException;
import org.springframework.beans.factory.ObjectProvider;

/**
 * A lease of an application context, with the listeners and shutdown hooks that are
 * beans. Its monitor guards which hooks were gathered. May be used from any thread.
 */
final class ContextLease {

	private static final Logger logger = LoggerFactory.getLogger(MapiRuntimeLifecycle.class);

	private final MapiLease lease;

	private final List<RuntimeListener> listeners;

	private final ObjectProvider<MapiShutdownHook> hooks;

	/** Those that are left, if not all could be made. */
	private @Nullable List<MapiShutdownHook> kept;

	private boolean gathered;

	ContextLease(MapiLease lease, List<RuntimeListener> listeners, ObjectProvider<MapiShutdownHook> hooks) {
		this.lease = lease;
		this.listeners = List.copyOf(listeners);
		this.hooks = hooks;
	}

	MapiLease lease() {
		return this.lease;
	}

	synchronized void keep(List<MapiShutdownHook> made) {
		this.kept = made;
	}

	/**
	 * Calls the hooks that want to be called before workers stop, once. A MAPI thread,
	 * which a hook may wait for, gathers them only.
	 */
	void prepareToStop() {
		if (gather()) {
			List<MapiShutdownHook> made = kept();
			((made != null) ? made : resolve()).forEach(this::register);
		}
		if (MapiThread.currentOrNull() == null) {
			this.lease.prepareToStop();
		}
	}

	private synchronized boolean gather() {
		boolean first = !this.gathered;
		this.gathered = true;
		return first;
	}

	private synchronized @Nullable List<MapiShutdownHook> kept() {
		return this.kept;
	}

	synchronized boolean isPrepared() {
		return this.gathered;
	}

	void taskRejected(String executor, String task) {
		for (RuntimeListener listener : this.listeners) {
			try {
				listener.onTaskRejected(executor, task);
			}
			catch (Throwable ex) {
				logger.warn("Listener '{}' failed", listener.getClass().getName(), ex);
			}
		}
	}

	private void register(MapiShutdownHook hook) {
		String name = AopUtils.getTargetClass(hook).getName();
		this.lease.beforeWorkersStop(name, hook::beforeWorkersStop);
		this.lease.beforePrimaryUninitializes(name, hook::beforePrimaryUninitializes);
	}

	private List<MapiShutdownHook> resolve() {
		try {
			return this.hooks.orderedStream().toList();
		}
		catch (BeanCreationNotAllowedException | IllegalStateException ex) {
			// the refresh has failed, and the hooks are no more or never were
			logger.debug("Shutdown hooks cannot be called any more", ex);
			return List.of();
		}
		catch (BeansException ex) {
			logger.warn("No shutdown hook is called, since one of them could not be made", ex);
			return List.of();
		}
	}

}
