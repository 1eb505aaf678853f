// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.lifecycle;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import io.github.mapikit.runtime.event.ProcessEnding;
import io.github.mapikit.runtime.event.RuntimeListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.Assert;

/**
 * Closes the application context when the process is about to be ended from outside, as
 * Windows does when its user logs off, and keeps the process until the context is closed
 * or its time is over. Neither {@code main} nor the JVM's shutdown hooks are told of such
 * an end. The context closes on a thread of its own.
 *
 * @since 0.1.0
 */
public class MapiProcessEndCloser implements RuntimeListener {

	private static final Logger logger = LoggerFactory.getLogger(MapiProcessEndCloser.class);

	private final ConfigurableApplicationContext context;

	private final AtomicReference<@Nullable CompletableFuture<?>> closing = new AtomicReference<>();

	/**
	 * A closer of this context.
	 * @param context the context that leases the runtime
	 */
	public MapiProcessEndCloser(ConfigurableApplicationContext context) {
		Assert.notNull(context, "'context' must not be null");
		this.context = context;
	}

	@Override
	public void onProcessEnding(ProcessEnding ending) {
		CompletableFuture<Void> closed = new CompletableFuture<>();
		// a context below this one that leases for itself tells its parent's listeners,
		// too
		CompletableFuture<?> earlier = this.closing.compareAndExchange(null, closed);
		if (earlier != null) {
			ending.holdFor(earlier);
			return;
		}
		ending.holdFor(closed);
		logger.warn("The application context '{}' is closed, because the process is about to be ended from outside "
				+ "(switch: 'mapi.close-on-session-end')", this.context.getId());
		new Thread(() -> close(closed), "close-on-session-end").start();
	}

	private void close(CompletableFuture<Void> closed) {
		try {
			this.context.close();
		}
		catch (RuntimeException | Error ex) {
			logger.warn("The application context '{}' could not be closed", this.context.getId(), ex);
		}
		finally {
			closed.complete(null);
		}
	}

}
