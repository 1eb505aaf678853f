// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.mapikit.boot.lifecycle.MapiShutdownHook;
import io.github.mapikit.boot.task.MapiTask;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.MessageRequest;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.store.StandardFolder;
import io.github.mapikit.model.table.TableQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

import static io.github.mapikit.model.property.PropertyTags.DELIVERY_TIME;
import static io.github.mapikit.model.property.PropertyTags.MESSAGE_SIZE;

/**
 * Deals with new mail, on a worker, and says at the end how much there was. Logs sizes,
 * and nothing that anybody wrote.
 */
@Component
class NewMailDesk implements MapiShutdownHook {

	private static final Logger logger = LoggerFactory.getLogger(NewMailDesk.class);

	private static final MessageRequest REQUEST = MessageRequest.properties(MESSAGE_SIZE, DELIVERY_TIME);

	private static final TableQuery QUERY = TableQuery.columns(MESSAGE_SIZE, DELIVERY_TIME)
		.sort(DELIVERY_TIME.ascending())
		.limit(1000);

	private final MapiSession session;

	private final AtomicInteger arrivals = new AtomicInteger();

	private volatile Instant latest = Instant.now();

	NewMailDesk(MapiSession session) {
		this.session = session;
	}

	@MapiTask
	CompletableFuture<Void> arrived(EntryId id) {
		took(this.session.defaultStore().readMessage(id, REQUEST).properties());
		return CompletableFuture.completedFuture(null);
	}

	/**
	 * Looks for mail that came while nobody was told of it. One that was delivered just
	 * now may be taken twice.
	 */
	@MapiTask
	CompletableFuture<Void> catchUp() {
		this.session.defaultStore()
			.list(StandardFolder.INBOX, QUERY.where(DELIVERY_TIME.greaterThan(this.latest)))
			.forEach(this::took);
		return CompletableFuture.completedFuture(null);
	}

	private void took(PropertyValues mail) {
		mail.find(DELIVERY_TIME).ifPresent(this::arrivedAt);
		logger.info("New mail: message {} of this run, {} bytes", this.arrivals.incrementAndGet(),
				mail.getOrDefault(MESSAGE_SIZE, 0));
	}

	private synchronized void arrivedAt(Instant time) {
		if (time.isAfter(this.latest)) {
			this.latest = time;
		}
	}

	/**
	 * MAPI may still be used here, and waited for: no worker has ended yet.
	 */
	@Override
	public void beforeWorkersStop() {
		logger.info("Closing the desk after {} new messages", this.arrivals.get());
	}

}
