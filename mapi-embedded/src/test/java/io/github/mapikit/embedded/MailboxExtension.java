// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.time.Duration;
import java.util.concurrent.Callable;

import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.LeakDetection;
import io.github.mapikit.runtime.thread.MapiThread;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application on the embedded driver: a lease with a pool of workers, started at first
 * use. Checks after each test that no MAPI thread is left.
 */
public final class MailboxExtension implements AfterEachCallback {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private EmbeddedOptions options;

	private @Nullable EmbeddedDriver driver;

	private @Nullable MapiLease lease;

	private @Nullable MapiWorkerPool pool;

	private int workers = 1;

	public MailboxExtension() {
		this(EmbeddedOptions.DEFAULTS);
	}

	public MailboxExtension(EmbeddedOptions options) {
		this.options = options;
	}

	public MailboxExtension with(EmbeddedOptions newOptions) {
		this.options = newOptions;
		return this;
	}

	public MailboxExtension withWorkers(int newWorkers) {
		this.workers = newWorkers;
		return this;
	}

	public EmbeddedDriver driver() {
		EmbeddedDriver current = this.driver;
		if (current == null) {
			current = new EmbeddedDriver(this.options);
			this.driver = current;
		}
		return current;
	}

	public MapiLease lease() {
		MapiLease current = this.lease;
		if (current == null) {
			current = MapiRuntime.lease(LeaseOptions.of("test", driver()).withLeakDetection(LeakDetection.FULL));
			this.lease = current;
		}
		return current;
	}

	public MapiWorkerPool pool() {
		MapiWorkerPool current = this.pool;
		if (current == null) {
			current = lease().openPool(PoolOptions.DEFAULTS.withSize(this.workers)
				.withQueueCapacity(100_000)
				.withBackoff(Duration.ofMillis(1), Duration.ofMillis(5)));
			this.pool = current;
		}
		return current;
	}

	public <T extends @Nullable Object> T call(Callable<T> task) throws Exception {
		return pool().call(TaskOptions.named("test"), task);
	}

	public void run(Action action) throws Exception {
		call(() -> {
			action.run(MapiThread.current("test").session());
			return null;
		});
	}

	public <T> T on(Question<T> question) throws Exception {
		return call(() -> question.ask(MapiThread.current("test").session()));
	}

	public void close() {
		if (this.driver != null) {
			this.driver.faults().clear();
		}
		if (this.lease != null) {
			this.lease.close(LIMIT);
			this.lease = null;
			this.pool = null;
		}
	}

	@Override
	public void afterEach(ExtensionContext context) throws Exception {
		close();
		assertThat(MapiRuntime.awaitEnd(LIMIT)).as("the primary thread has ended").isTrue();
		assertThat(MapiRuntime.ledger().threads()).as("MAPI threads that are left").isEmpty();
		assertThat(MapiRuntime.ledger().openObjects()).as("objects that are open").isZero();
	}

	/**
	 * What a task does.
	 */
	@FunctionalInterface
	public interface Action {

		void run(MapiSession session) throws Exception;

	}

	/**
	 * What a task finds out.
	 *
	 * @param <T> the type of the answer
	 */
	@FunctionalInterface
	public interface Question<T> {

		T ask(MapiSession session) throws Exception;

	}

}
