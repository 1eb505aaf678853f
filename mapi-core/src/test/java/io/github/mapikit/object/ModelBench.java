// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.util.List;
import java.util.concurrent.Callable;

import io.github.mapikit.loopback.LoopbackDriver;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.RuntimeFixture;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;

/**
 * The object model on the mailbox of a fake, and what goes to that fake: one verb is one
 * round trip.
 */
final class ModelBench {

	private static final TaskOptions TASK = TaskOptions.named("task");

	private final LoopbackDriver loopback;

	private final MapiLease lease;

	private final MapiWorkerPool pool;

	ModelBench(RuntimeFixture mapi, RuntimeListener... listeners) {
		this.loopback = new LoopbackDriver(mapi.driver());
		this.lease = mapi.lease("test", (options) -> LeaseOptions.of("test", this.loopback), listeners);
		this.pool = this.lease.openPool(PoolOptions.DEFAULTS.withSize(1));
	}

	MapiLease lease() {
		return this.lease;
	}

	/**
	 * Returns what is done with the thread's session in one task.
	 */
	<T> T ask(SessionQuestion<T> question) throws Exception {
		Callable<T> task = () -> question.ask(MapiThread.current("test").session());
		return this.pool.call(TASK, task);
	}

	/**
	 * Does something with the default store in one task.
	 */
	void run(StoreTask task) throws Exception {
		ask((session) -> {
			task.run(session.defaultStore());
			return true;
		});
	}

	/**
	 * Saves a message in the inbox.
	 */
	EntryId save(String subject) throws Exception {
		return ask((session) -> save(session.defaultStore(), subject));
	}

	static EntryId save(MessageStore store, String subject) {
		try (Folder inbox = store.inbox(); Message message = inbox.createMessage()) {
			message.set(PropertyTags.SUBJECT, subject);
			message.save();
			return message.entryId().orElseThrow();
		}
	}

	/**
	 * Forgets the verbs so far.
	 */
	void forget() {
		this.loopback.trips().forget();
	}

	/**
	 * Returns the verbs since they were last forgotten.
	 */
	List<String> verbs() {
		return this.loopback.trips().verbs();
	}

	/**
	 * What is asked of a session.
	 *
	 * @param <T> the type of the answer
	 */
	@FunctionalInterface
	interface SessionQuestion<T> {

		T ask(MapiSession session) throws Exception;

	}

	/**
	 * What is done with a store.
	 */
	@FunctionalInterface
	interface StoreTask {

		void run(MessageStore store) throws Exception;

	}

}
