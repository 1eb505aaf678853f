// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

import io.github.mapikit.mailfiles.MailboxReader;
import io.github.mapikit.mailfiles.outlook.NamedProperties;
import io.github.mapikit.model.notification.NotificationEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reading more messages than fit into a step while listeners are not told of the first
 * ones yet: the test holds all notifications, and delivers them when it likes.
 */
class ListenerPaceTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final int STEP = 1000;

	private static final int MESSAGES = 3 * STEP;

	@TempDir
	Path folder;

	private final Queue<Runnable> held = new ConcurrentLinkedQueue<>();

	private final Queue<NotificationEvent> events = new ConcurrentLinkedQueue<>();

	private final CountDownLatch listening = new CountDownLatch(1);

	private final MailStore store = new MailStore(new StoreOptions("Owner", "owner@example.com", 1000, false),
			new NamedProperties(), this.held::add);

	@BeforeEach
	void writeMail() throws IOException {
		StringBuilder mbox = new StringBuilder();
		for (int i = 0; i < MESSAGES; i++) {
			mbox.append("From a@example.org Mon Nov 30 10:00:00 2026\nSubject: ").append(i).append("\n\nText\n\n");
		}
		Files.writeString(this.folder.resolve("all.mbox"), mbox);
	}

	/** Listens before the first message is added. */
	private MailFileReading reading(Duration patience) throws Exception {
		MailFileReading reading = new MailFileReading((progress) -> {
			try {
				this.listening.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return new MailboxReader().open(List.of(this.folder.toString()), progress);
		}, this.store, Duration.ZERO, patience);
		reading.start();
		reading.await(Duration.ZERO);
		this.store.advise(EnumSet.allOf(NotificationEvent.class), null, (event) -> this.events.add(event.event()));
		this.listening.countDown();
		return reading;
	}

	private void deliver() {
		Runnable next = this.held.poll();
		while (next != null) {
			next.run();
			next = this.held.poll();
		}
	}

	@Test
	void whenListenersAreSlowThenNoMoreThanAStepWaitsForThem() throws Exception {
		MailFileReading reading = reading(Duration.ofDays(1));
		Awaitility.await().atMost(LIMIT).until(() -> reading.progress().messages() == MESSAGES);
		while (reading.progress().opening()) {
			// one more is what tells that the step has arrived
			assertThat(this.held).hasSizeLessThanOrEqualTo(STEP + 1);
			deliver();
		}
		deliver();
		assertThat(reading.progress().complete()).isTrue();
		assertThat(this.store.messageCount()).isEqualTo(MESSAGES);
		// and the folder
		assertThat(this.events).hasSize(MESSAGES + 1);
		reading.stop(LIMIT);
	}

	@Test
	void whenListenersHangThenTheStoreIsFilledWithoutThem() throws Exception {
		MailFileReading reading = reading(Duration.ZERO);
		Awaitility.await().atMost(LIMIT).until(() -> !reading.progress().opening());
		assertThat(reading.progress().complete()).isTrue();
		assertThat(this.store.messageCount()).isEqualTo(MESSAGES);
		assertThat(this.held).hasSizeLessThanOrEqualTo(STEP + 1);
		reading.stop(LIMIT);
	}

	@Test
	void whenReadingIsStoppedThenListenersAreNotWaitedFor() throws Exception {
		MailFileReading reading = reading(Duration.ofDays(1));
		Awaitility.await().atMost(LIMIT).until(() -> reading.progress().messages() == MESSAGES);
		reading.stop(LIMIT);
		assertThat(reading.progress().opening()).isFalse();
		assertThat(reading.progress().complete()).isFalse();
		assertThat(this.store.messageCount()).isLessThan(MESSAGES);
	}

}
