// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Restriction;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

@UsesMapi
class ConcurrencyTests {

	private static final int TASKS = 400;

	@RegisterExtension
	final MailboxExtension mailbox = new MailboxExtension().withWorkers(6);

	@Test
	void whenManyWorkersCreateMoveAndReadThenNothingIsLost() throws Exception {
		List<CompletableFuture<Boolean>> tasks = new ArrayList<>();
		for (int i = 0; i < TASKS; i++) {
			int number = i;
			tasks.add(this.mailbox.pool().submit(TaskOptions.named("work"), () -> work(number)));
		}
		CompletableFuture.allOf(tasks.toArray(new CompletableFuture<?>[0])).get(60, TimeUnit.SECONDS);
		this.mailbox.run((session) -> {
			try (Folder inbox = session.defaultStore().inbox();
					Folder deleted = session.defaultStore().deletedItems()) {
				assertThat(inbox.contents().rowCount() + deleted.contents().rowCount()).isEqualTo(TASKS);
				assertThat(deleted.contents().rowCount()).isEqualTo(TASKS / 2);
				int unread = inbox.read(PropertyTags.CONTENT_UNREAD).get(PropertyTags.CONTENT_UNREAD);
				assertThat(unread).isEqualTo(inbox.contents().where(Restriction.not(Restriction.isRead())).rowCount());
			}
		});
		assertThat(this.mailbox.driver().violations()).isEmpty();
	}

	private static boolean work(int number) {
		MessageStore store = MapiThread.current("test").session().defaultStore();
		try (Folder inbox = store.inbox(); Folder deleted = store.deletedItems()) {
			EntryId id;
			try (Message message = inbox.createMessage()) {
				message.set(PropertyTags.SUBJECT, "number " + number);
				message.save();
				message.markRead(number % 3 == 0);
				id = message.entryId().orElseThrow();
			}
			try (ContentsTable table = inbox.contents()) {
				table.rows().limit(100).forEach((row) -> row.get(PropertyTags.SUBJECT));
			}
			if (number % 2 == 0) {
				inbox.moveMessages(List.of(id), deleted.entryId());
			}
		}
		return true;
	}

}
