// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.faults;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.nativemapi.NativeDriver;
import io.github.mapikit.nativemapi.NativeOptions;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.event.StopReport;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.windows.standin.StandIn;
import org.awaitility.Awaitility;

/**
 * A lease of MAPI on Windows with one worker, to make experiments with.
 */
final class Lab implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(15);

	private static final Queue<MapiLease> OPENED = new ConcurrentLinkedQueue<>();

	private final MapiLease lease;

	private final MapiWorkerPool workers;

	private Lab(MapiLease lease) {
		this.lease = lease;
		OPENED.add(lease);
		this.workers = lease
			.openPool(PoolOptions.DEFAULTS.withSize(1).withBackoff(Duration.ofMillis(1), Duration.ofMillis(2)));
	}

	static Lab open() {
		return open("lab", StandIn.options());
	}

	static Lab open(String owner, NativeOptions options) {
		return open(owner, options, (lease) -> lease);
	}

	static Lab open(String owner, NativeOptions options, UnaryOperator<LeaseOptions> settings) {
		return new Lab(MapiRuntime.lease(settings.apply(LeaseOptions.of(owner, new NativeDriver(options))
			.withTimeouts(Duration.ofSeconds(20), Duration.ofMillis(500)))));
	}

	/**
	 * Ends what failed tests left.
	 */
	static void closeAll() {
		for (MapiLease lease = OPENED.poll(); lease != null; lease = OPENED.poll()) {
			lease.close(Duration.ZERO);
		}
	}

	MapiLease lease() {
		return this.lease;
	}

	<T> T onWorker(Callable<T> task) throws Exception {
		return this.workers.call(new TaskOptions("lab", LIMIT), task);
	}

	<T> CompletableFuture<T> submit(Callable<T> task) {
		return this.workers.submit(TaskOptions.named("lab"), task);
	}

	<T> CompletableFuture<T> submitToPrimary(Callable<T> task) {
		return this.lease.primary(null).submit(TaskOptions.named("lab"), task);
	}

	/**
	 * Reads something of the mailbox. To be called on a MAPI thread.
	 */
	static int countInbox() {
		try (var inbox = session().defaultStore().inbox(); var mail = inbox.contents()) {
			return mail.rowCount();
		}
	}

	static MapiSession session() {
		return MapiThread.current("lab").session();
	}

	static void awaitHanging(StandIn standIn, long calls) {
		Awaitility.await().atMost(LIMIT).until(() -> standIn.count("hanging") == calls);
	}

	StopReport close(Duration drain) {
		return this.lease.close(drain);
	}

	@Override
	public void close() {
		this.lease.close();
	}

}
