// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import io.github.mapikit.mailfiles.TestMail;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.table.ContentsTable;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The limits of reading that a user can change.
 */
@UsesMapi
class ReadingLimitsTests {

	@RegisterExtension
	final MailboxExtension mailbox = new MailboxExtension();

	@TempDir
	Path folder;

	private int inboxCount() throws Exception {
		return this.mailbox.on((session) -> {
			try (Folder inbox = session.defaultStore().inbox()) {
				return inbox.read(PropertyTags.CONTENT_COUNT).get(PropertyTags.CONTENT_COUNT);
			}
		});
	}

	private int skipped() {
		return (int) this.mailbox.driver().diagnostics().getOrDefault("skippedFiles", -1);
	}

	private EmbeddedOptions options() {
		return EmbeddedOptions.DEFAULTS.withMailbox(this.folder.toString());
	}

	@Test
	void whenThereAreAsManyMessagesAsAllowedThenNoneIsSkipped() throws Exception {
		for (int i = 0; i < 3; i++) {
			Files.writeString(this.folder.resolve(i + ".eml"), "Subject: " + i + "\r\n\r\n");
			Files.writeString(this.folder.resolve(i + ".txt"), "no mail");
		}
		this.mailbox.with(options().withReading(3, Duration.ofSeconds(30)));
		assertThat(inboxCount()).isEqualTo(3);
		assertThat(skipped()).isZero();
	}

	@Test
	void whenThereAreMoreMessagesThanAllowedThenTheOthersAreSkipped() throws Exception {
		for (int i = 0; i < 5; i++) {
			Files.writeString(this.folder.resolve(i + ".eml"), "Subject: " + i + "\r\n\r\n");
		}
		this.mailbox.with(options().withReading(3, Duration.ofSeconds(30)));
		assertThat(inboxCount()).isEqualTo(3);
		assertThat(skipped()).isOne();
	}

	@Test
	void whenAMessageHasMoreThanAllowedThenItIsCountedOnce() throws Exception {
		StringBuilder mail = new StringBuilder("Content-Type: multipart/mixed; boundary=b\r\n\r\n");
		for (int i = 0; i <= 5000; i++) {
			mail.append("--b\r\nContent-Disposition: attachment; filename=a\r\n\r\n1\r\n");
		}
		Files.writeString(this.folder.resolve("many.eml"), mail.append("--b--\r\n"));
		this.mailbox.with(options());
		assertThat(inboxCount()).isOne();
		assertThat(incomplete()).isZero();
		for (int i = 0; i < 2; i++) {
			assertThat(attachmentCount()).isEqualTo(5000);
			assertThat(incomplete()).isOne();
		}
	}

	private int attachmentCount() throws Exception {
		return this.mailbox.on((session) -> {
			try (Folder inbox = session.defaultStore().inbox();
					ContentsTable table = inbox.contents().columns(PropertyTags.ENTRYID);
					Message message = session.defaultStore()
						.openMessage(table.rows().findFirst().orElseThrow().get(PropertyTags.ENTRYID))) {
				return message.attachments(PropertyTags.ATTACH_NUM).size();
			}
		});
	}

	private long incomplete() {
		Object files = this.mailbox.driver().diagnostics().get("mailFiles");
		return (long) ((Map<?, ?>) Objects.requireNonNull(files)).get("incompleteMessages");
	}

	@Test
	void whenReadingAPstTakesLongerThanAllowedThenItIsSkipped() throws Exception {
		TestMail.copy(this.folder, "testPST.pst");
		this.mailbox.with(options().withReading(3, Duration.ofNanos(1)));
		assertThat(inboxCount()).isZero();
		assertThat(skipped()).isOne();
	}

	@Test
	void whenASessionDoesNotWaitThenAllMailIsThereInTheEnd() throws Exception {
		for (int i = 0; i < 5; i++) {
			Files.writeString(this.folder.resolve(i + ".eml"), "Subject: " + i + "\r\n\r\n");
		}
		Files.writeString(this.folder.resolve("old.ost"), "no data file");
		this.mailbox.with(options().withReading(EmbeddedReading.DEFAULTS.withOpenWait(Duration.ZERO)));
		assertThat(inboxCount()).isLessThanOrEqualTo(5);
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> this.mailbox.driver().diagnostics().get("mailboxRead").equals(true));
		assertThat(inboxCount()).isEqualTo(5);
		assertThat(skipped()).isOne();
		assertThat(this.mailbox.driver().diagnostics()).extracting("mailFiles", InstanceOfAssertFactories.MAP)
			.containsEntry("opening", false)
			.containsEntry("failed", false)
			.containsEntry("files", 6)
			.containsEntry("messages", 5);
	}

	@Test
	void whenALimitIsNoneThenItIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> options().withReading(0, Duration.ofSeconds(1)))
			.withMessageContaining("'maxMessages'");
		assertThatIllegalArgumentException().isThrownBy(() -> options().withReading(1, Duration.ZERO))
			.withMessageContaining("'pstTimeout'");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> EmbeddedReading.DEFAULTS.withOpenWait(Duration.ofMillis(-1)))
			.withMessageContaining("'openWait'");
	}

}
