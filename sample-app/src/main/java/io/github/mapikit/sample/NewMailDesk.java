// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.mapikit.boot.lifecycle.MapiShutdownHook;
import io.github.mapikit.boot.task.MapiTask;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.MessageRequest;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.store.MapiSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

import static io.github.mapikit.model.property.PropertyTags.MESSAGE_SIZE;

/**
 * Deals with new mail, on a worker, and says at the end how much there was. Logs sizes,
 * and nothing that anybody wrote.
 */
@Component
class NewMailDesk implements MapiShutdownHook {

	private static final Logger logger = LoggerFactory.getLogger(NewMailDesk.class);

	private static final MessageRequest REQUEST = MessageRequest.properties(MESSAGE_SIZE);

	private final MapiSession session;

	private final AtomicInteger arrivals = new AtomicInteger();

	NewMailDesk(MapiSession session) {
		this.session = session;
	}

	@MapiTask
	CompletableFuture<Void> arrived(EntryId id) {
		PropertyValues values = this.session.defaultStore().readMessage(id, REQUEST).properties();
		logger.info("New mail: message {} of this run, {} bytes", this.arrivals.incrementAndGet(),
				values.getOrDefault(MESSAGE_SIZE, 0));
		return CompletableFuture.completedFuture(null);
	}

	/**
	 * MAPI may still be used here, and waited for: no worker has ended yet.
	 */
	@Override
	public void beforeWorkersStop() {
		logger.info("Closing the desk after {} new messages", this.arrivals.get());
	}

}
