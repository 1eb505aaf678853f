// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.faults;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.nativemapi.NativeDriver;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.windows.standin.StandIn;

/**
 * A program in whose tasks the Java heap is full when the rows of an answer are made.
 */
public final class FullHeapProgram {

	private static final int MESSAGES = 1000;

	private FullHeapProgram() {
	}

	public static void main(String[] args) throws Exception {
		StandIn standIn = StandIn.load();
		standIn.reset();
		standIn.command("seed folder=inbox messages=" + MESSAGES);
		MapiLease lease = MapiRuntime.lease(LeaseOptions.of("full", new NativeDriver(StandIn.options())));
		MapiWorkerPool workers = lease.openPool(PoolOptions.DEFAULTS.withSize(1));
		// what is loaded here need not be loaded without memory
		System.out.println("before: " + outcome(workers.submit(TaskOptions.named("before"), () -> rows(false))));
		for (int i = 0; i < 20; i++) {
			System.out.println("full: " + outcome(workers.submit(TaskOptions.named("full"), () -> rows(true))));
		}
		System.out.println("after: " + outcome(workers.submit(TaskOptions.named("after"), () -> rows(false))));
		System.out.println("state: " + lease.state());
		lease.close(Duration.ofSeconds(5));
		System.out.println("violations: " + standIn.violations());
	}

	private static int rows(boolean full) {
		try (Folder inbox = Lab.session().defaultStore().inbox(); ContentsTable mail = inbox.contents()) {
			ContentsTable columns = mail.columns(PropertyTags.SUBJECT, PropertyTags.SENDER_NAME,
					PropertyTags.DELIVERY_TIME);
			Deque<byte[]> hoard = full ? hoard() : new ArrayDeque<>();
			int count = columns.nextRows(MESSAGES).size();
			hoard.clear();
			return count;
		}
	}

	/**
	 * Fills the heap but for less than a thousand rows take.
	 */
	private static Deque<byte[]> hoard() {
		Deque<byte[]> hoard = new ArrayDeque<>(4096);
		for (int size = 1 << 20; size >= 1 << 14; size /= 2) {
			try {
				while (true) {
					hoard.push(new byte[size]);
				}
			}
			catch (OutOfMemoryError ex) {
				// full, for pieces of this size
			}
		}
		// for calls that lead to the rows
		hoard.pop();
		return hoard;
	}

	private static String outcome(CompletableFuture<?> future) throws InterruptedException {
		try {
			return future.get() + " rows";
		}
		catch (ExecutionException ex) {
			return ex.getCause().getClass().getSimpleName();
		}
	}

}
