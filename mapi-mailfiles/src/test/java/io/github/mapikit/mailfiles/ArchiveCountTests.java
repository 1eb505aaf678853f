// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.source.MailFileCounts;
import io.github.mapikit.mailfiles.source.SkippedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is told of archives and of files that are skipped, however many there are.
 */
class ArchiveCountTests {

	private static final String MESSAGE = "From a@example.org Mon Nov 30 10:00:00 2026\nSubject: one\n\ntext\n\n";

	@TempDir
	Path folder;

	private Path mbox(String name, int messages) throws IOException {
		Path file = this.folder.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, MESSAGE.repeat(messages));
	}

	@Test
	void whenArchivesAreReadThenEachIsListedInTheOrderOfReading() throws Exception {
		mbox("b/one.mbox", 2);
		mbox("b/another.mbox", 3);
		Path single = mbox("a/single.mbox", 1);
		List<String> locations = List.of(this.folder.resolve("b").toString(), single.toString());
		try (Mailbox mailbox = new MailboxReader().open(locations)) {
			String b = this.folder.resolve("b").toString();
			assertThat(mailbox.archives()).containsExactly(
					new MailFileCounts(Path.of(b, "another.mbox").toString(), 1, 1, "mbox", 3, 3, 0),
					new MailFileCounts(Path.of(b, "one.mbox").toString(), 2, 1, "mbox", 2, 2, 0),
					new MailFileCounts(single.toString(), 3, 2, "mbox", 1, 1, 0));
			assertThat(mailbox.archiveCount()).isEqualTo(3);
		}
	}

	@Test
	void whenThereAreManyArchivesThenTheFirstAreListedAndThoseOfWhichNotAllIsShown() throws Exception {
		for (int i = 0; i < 110; i++) {
			mbox("%03d.mbox".formatted(i), 1);
		}
		mbox("last.mbox", 5);
		MailboxReader reader = new MailboxReader(MailboxLimits.defaults().withCounts(1000, 10, 112, 10, 10));
		try (Mailbox mailbox = reader.open(List.of(this.folder.toString()))) {
			assertThat(mailbox.archiveCount()).isEqualTo(111);
			assertThat(mailbox.archives()).hasSize(101);
			assertThat(mailbox.differences()).extracting(MailFileCounts::number).containsExactly(111);
			assertThat(mailbox.archiveTotal().read()).isEqualTo(112);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void whenReadingIsStoppedWithinALargeFileThenItEndsThere(int steps) throws Exception {
		Path file = this.folder.resolve("large.mbox");
		Files.writeString(file, "no mail at all\n".repeat(100_000));
		int[] count = new int[1];
		assertThatExceptionOfType(CancellationException.class)
			.isThrownBy(() -> new MailboxReader().open(List.of(file.toString()), (mailbox) -> ++count[0] <= steps));
		assertThat(count[0]).isEqualTo(steps + 1);
	}

	@Test
	void whenManyFilesAreSkippedThenAllAreCountedAndWarningsAreBounded() throws Exception {
		for (int i = 0; i < 1100; i++) {
			Files.createFile(this.folder.resolve(i + ".eml"));
		}
		Files.createFile(this.folder.resolve("z.msg"));
		Files.writeString(this.folder.resolve("zz.msg"), "no message");
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		Logger logger = (Logger) LoggerFactory.getLogger(SkippedFiles.class);
		log.start();
		logger.addAppender(log);
		try (Mailbox mailbox = new MailboxReader().open(List.of(this.folder.toString()))) {
			assertThat(mailbox.skippedCount()).isEqualTo(1102);
			assertThat(mailbox.skipped()).hasSize(1000);
		}
		finally {
			logger.detachAppender(log);
		}
		List<String> warnings = log.list.stream()
			.filter((event) -> event.getLevel() == Level.WARN)
			.map(ILoggingEvent::getFormattedMessage)
			.toList();
		// a hundred, one that says that there may be more, and the one of another reason
		assertThat(warnings).hasSize(102).last().asString().contains("zz.msg");
	}

}
