// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.mapikit.mailfiles.Mailbox;
import io.github.mapikit.mailfiles.MailboxProgress;
import io.github.mapikit.mailfiles.MailboxReader;
import io.github.mapikit.mailfiles.outlook.NamedProperties;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.store.StandardFolder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Reading mail files while the store is in use. The source of files stops at a latch.
 */
class MailFilesTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final int STOP_AT = 3;

	@TempDir
	Path folder;

	private final CountDownLatch reached = new CountDownLatch(1);

	private final CountDownLatch released = new CountDownLatch(1);

	private final Queue<NotificationEvent> events = new ConcurrentLinkedQueue<>();

	@BeforeEach
	void writeMail() throws IOException {
		for (int i = 0; i < 5; i++) {
			mail(this.folder.resolve(i + ".eml"));
			mail(Files.createDirectory(this.folder.resolve("Folder" + i)).resolve("m.eml"));
		}
	}

	@AfterEach
	void noThreadIsLeft() {
		this.released.countDown();
		Awaitility.await().atMost(LIMIT).untilAsserted(() -> assertThat(readers()).isEmpty());
	}

	private static List<Thread> readers() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals("mapi-mail-files"))
			.toList();
	}

	@Test
	void whenAllIsReadWithinTheWaitThenTheStoreIsComplete() {
		try (MailFiles files = files(this::openAll, LIMIT)) {
			assertThat(files.storeOrNull()).isNull();
			assertThat(files.progress().complete()).isFalse();
			MailStore store = files.read();
			assertThat(store.messageCount()).isEqualTo(10);
			assertThat(files.read()).isSameAs(store);
			assertThat(files.progress().complete()).isTrue();
			assertThat(files.progress().opening()).isFalse();
			assertThat(files.progress().files()).isEqualTo(10);
			assertThat(files.progress().messages()).isEqualTo(10);
		}
	}

	@Test
	void whenAFileHangsThenALogonGoesOnWithWhatWasRead() throws Exception {
		try (MailFiles files = files(this::openAndHang, Duration.ZERO)) {
			files.read();
			this.reached.await();
			MailStore store = files.read();
			assertThat(store.messageCount()).isEqualTo(STOP_AT - 1);
			assertThat(files.progress().opening()).isTrue();
			assertThat(files.progress().complete()).isFalse();
			assertThat(files.progress().messages()).isEqualTo(STOP_AT);
			store.advise(EnumSet.allOf(NotificationEvent.class), null, (event) -> this.events.add(event.event()));
			this.released.countDown();
			Awaitility.await().atMost(LIMIT).until(() -> files.progress().complete());
			assertThat(store.messageCount()).isEqualTo(10);
			assertThat(files.read()).isSameAs(store);
			// eight messages and five folders: files that a digit names come first
			assertThat(this.events).containsOnly(NotificationEvent.OBJECT_CREATED).hasSize(13);
		}
	}

	@Test
	void whenTheStoreIsFilledInStepsThenEntryIdsAreTheSame() throws Exception {
		try (MailFiles atOnce = files(this::openAll, LIMIT);
				MailFiles inSteps = files(this::openAndHang, Duration.ZERO)) {
			MailStore expected = atOnce.read();
			MailStore store = inSteps.read();
			this.released.countDown();
			Awaitility.await().atMost(LIMIT).until(() -> inSteps.progress().complete());
			assertThat(ids(store)).isEqualTo(ids(expected));
		}
	}

	private static Set<EntryId> ids(MailStore store) {
		return store.read(() -> store.standard()
			.get(StandardFolder.IPM_SUBTREE)
			.withDescendants()
			.stream()
			.flatMap((stored) -> Stream.concat(Stream.of(stored.id()),
					Arrays.stream(stored.messages()).map(StoredMessage::id)))
			.collect(Collectors.toSet()));
	}

	@Test
	void whenAProgramDeletesAFolderThenItDoesNotComeBack() throws Exception {
		mail(this.folder.resolve("Folder0").resolve("n.eml"));
		try (MailFiles files = files((progress) -> open(progress, 7), Duration.ZERO)) {
			files.read();
			this.reached.await();
			MailStore store = files.read();
			StoredFolder deleted = Objects
				.requireNonNull(store.standard().get(StandardFolder.IPM_SUBTREE).child("Folder0"));
			store.change((noted) -> store.deleteFolder(deleted, noted));
			int left = store.messageCount();
			this.released.countDown();
			Awaitility.await().atMost(LIMIT).until(() -> files.progress().complete());
			assertThat(store.standard().get(StandardFolder.IPM_SUBTREE).child("Folder0")).isNull();
			assertThat(store.messageCount()).isEqualTo(left + 4);
		}
	}

	@Test
	void whenReadingIsStoppedThenItsThreadEnds() throws Exception {
		MailFiles files = files((progress) -> open(progress, STOP_AT), Duration.ZERO);
		MailStore store = files.read();
		this.reached.await();
		files.read();
		files.close();
		assertThat(store.messageCount()).isEqualTo(STOP_AT - 1);
		assertThat(files.progress().complete()).isFalse();
		assertThat(files.progress().opening()).isFalse();
	}

	@Test
	void whenAReadHangsForGoodThenClosingLeavesItBehind() throws Exception {
		MailFiles files = files(this::openAndHang, Duration.ZERO);
		MailStore store = files.read();
		this.reached.await();
		files.close();
		assertThat(readers()).hasSize(1).allMatch(Thread::isDaemon);
		this.released.countDown();
		Awaitility.await().atMost(LIMIT).until(() -> !files.progress().opening());
		assertThat(store.messageCount()).isLessThan(10);
	}

	@Test
	void whenTheWaitIsInterruptedThenTheLogonGoesOn() throws Exception {
		try (MailFiles files = files(this::openAndHang, LIMIT)) {
			Thread.currentThread().interrupt();
			MailStore store = files.read();
			assertThat(Thread.interrupted()).isTrue();
			assertThat(files.progress().opening()).isTrue();
			this.reached.await();
			this.released.countDown();
			Awaitility.await().atMost(LIMIT).until(() -> store.messageCount() == 10);
		}
	}

	@Test
	void whenAThreadThatPumpsLogsOnThenItDoesNotWaitForAFileThatHangs() throws Exception {
		try (MailFiles files = files(this::openAndHang, Duration.ofDays(1))) {
			MailStore store = files.readPumping();
			assertThat(files.progress().opening()).isTrue();
			assertThat(store.messageCount()).isLessThan(10);
			this.reached.await();
			this.released.countDown();
			assertThat(files.read()).isSameAs(store);
			assertThat(store.messageCount()).isEqualTo(10);
		}
	}

	@Test
	void whenFilesAreClosedThenTheyAreNotReadAnyMore() {
		MailFiles files = files(this::openAll, LIMIT);
		files.close();
		assertThatIllegalStateException().isThrownBy(files::read).withMessageContaining("closed");
		assertThat(readers()).isEmpty();
	}

	@Test
	void whenReadingFailsWithinTheWaitThenTheNextLogonTriesAgain() {
		AtomicInteger attempts = new AtomicInteger();
		try (MailFiles files = files((progress) -> {
			if (attempts.getAndIncrement() == 0) {
				throw new IllegalStateException("gone");
			}
			return openAll(progress);
		}, LIMIT)) {
			assertThatIllegalStateException().isThrownBy(files::read).withMessage("gone");
			assertThat(files.progress().failed()).isTrue();
			assertThat(files.read().messageCount()).isEqualTo(10);
			assertThat(files.progress().failed()).isFalse();
		}
	}

	@Test
	void whenReadingFailsAfterTheWaitThenWhatWasReadStays() throws Exception {
		try (MailFiles files = files((progress) -> {
			openAndHang(progress);
			throw new IllegalStateException("gone");
		}, Duration.ZERO)) {
			files.read();
			this.reached.await();
			MailStore store = files.read();
			this.released.countDown();
			Awaitility.await().atMost(LIMIT).until(() -> files.progress().failed());
			assertThat(files.read()).isSameAs(store);
			assertThat(store.messageCount()).isGreaterThanOrEqualTo(STOP_AT - 1);
			assertThat(files.progress().complete()).isFalse();
		}
	}

	@Test
	void whenThereIsNoLocationThenNoThreadIsStarted() {
		try (MailFiles files = new MailFiles(List.of(), new MailboxReader(), LIMIT, MailFilesTests::store)) {
			assertThat(files.progress().complete()).isFalse();
			assertThat(files.read().messageCount()).isZero();
			assertThat(files.progress().complete()).isTrue();
			assertThat(readers()).isEmpty();
		}
	}

	private Mailbox openAll(MailboxProgress progress) {
		return new MailboxReader().open(List.of(this.folder.toString()), progress);
	}

	/** Hangs as a native read does: an interrupt has no effect. */
	private Mailbox openAndHang(MailboxProgress progress) {
		return new MailboxReader().open(List.of(this.folder.toString()), (mailbox) -> {
			boolean goOn = progress.advanced(mailbox);
			if (mailbox.messageCount() == STOP_AT) {
				this.reached.countDown();
				boolean interrupted = false;
				while (this.released.getCount() > 0) {
					try {
						this.released.await();
					}
					catch (InterruptedException ex) {
						interrupted = true;
					}
				}
				if (interrupted) {
					Thread.currentThread().interrupt();
				}
			}
			return goOn;
		});
	}

	/** Waits as a channel does: an interrupt ends it. */
	private Mailbox open(MailboxProgress progress, int stopAt) {
		return new MailboxReader().open(List.of(this.folder.toString()), (mailbox) -> {
			if (mailbox.messageCount() == stopAt) {
				this.reached.countDown();
				try {
					this.released.await();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			}
			return progress.advanced(mailbox);
		});
	}

	private static MailFiles files(Function<MailboxProgress, Mailbox> opener, Duration wait) {
		return new MailFiles(opener, wait, MailFilesTests::store);
	}

	private static MailStore store() {
		return new MailStore(new StoreOptions("Owner", "owner@example.com", 1000, false), new NamedProperties(),
				Runnable::run);
	}

	private static void mail(Path file) throws IOException {
		Files.writeString(file, "From: a@example.org\r\nSubject: " + file.getFileName() + "\r\n\r\nText\r\n");
	}

}
