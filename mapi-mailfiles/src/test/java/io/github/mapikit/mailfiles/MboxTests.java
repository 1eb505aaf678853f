// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.source.SkippedFile;
import io.github.mapikit.model.message.BodyFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The messages of an mbox, as different programs write it.
 */
class MboxTests {

	private static final String DATED = "From a@example.com Fri Sep 26 17:18:40 2025";

	@TempDir
	Path folder;

	/** Lines that separate messages if a header follows. */
	static Stream<String> separators() {
		return Stream.of(DATED, "From a@example.com Fri Sep 26 17:18 2025", "From a@example.com Fri Sep 26 2025",
				"From a@example.com Fri Sep 26 17:18:40 CEST 2025", "From a@example.com Fri Sep 26 17:18:40 2025 +0200",
				"From a@example.com Fri Sep 26 17:18:40 GMT+02:00 2025",
				"From a@example.com Fri, 26 Sep 2025 17:18:40 +0200", "From a@example.com 2025-09-26T17:18:40Z",
				"From a@example.com 2025-09-26 17:18:40", "From a@example.com Fr 26. Sept 17:18:40 CEST 2025",
				"From a@example.com  9/26/2025 5:18:40 PM", "From a@example.com 1758900000",
				"From Fri Sep 26 17:18:40 2025", "From - Fri Sep 26 17:18:40 2025", "From -", "From - ", "From ",
				"From ???@??? Fri Sep 26 17:18:40 2025", "From ???@???", "From a@example.com", "From MAILER-DAEMON",
				"From host!user Fri Sep 26 17:18:40 2025 remote from host", "From user remote from host",
				"From \"John Doe\"@example.com Fri Sep 26 17:18:40 2025", "From John Doe Fri Sep 26 17:18:40 2025",
				"From John Doe <john@example.com>", "From \u00e4@example.com");
	}

	@ParameterizedTest
	@MethodSource("separators")
	void whenAHeaderFollowsThenAnyFromLineSeparates(String separator) throws Exception {
		for (String lineEnd : List.of("\n", "\r\n")) {
			for (String before : List.of("", "\n")) {
				write((separator + "\nSubject: one\nFrom: a@example.com\n\nfirst\n" + before + separator
						+ "\nX-Any: thing\nSubject: two\n\nsecond\n" + before + separator
						+ "\nSubject: three\n\nthird\n")
					.replace("\n", lineEnd));
				assertThat(subjects()).as("[%s] [%s]", lineEnd, before).containsExactly("one", "two", "three");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "From here on it works\n", "From here on it works\nand goes on\n",
			"From here on it works\n\nand goes on\n", "From 10:30 on it works\n", "From bob\n", "From now on, note:\n",
			"From bob:\nhello\n", "From May 2009 to June 2010 it worked\nwell\n", "From Monday\nNote: this is text\n",
			"From here on it works: see\nhttp://example.com/\n",
			"From here on it works\nSubject: lines are cut off\nby it\n",
			"From bob I heard\nMonday: this\nTuesday: that\n",
			">From a@example.com Fri Sep 26 17:18:40 2025\nSubject: quoted\n",
			" From a@example.com Fri Sep 26 17:18:40 2025\nSubject: not at the begin of a line\n",
			"From: a@example.com\nSubject: forwarded\n", "FROM a@example.com\nSubject: capitals\n", "From" })
	void whenALineIsTextThenItDoesNotSeparate(String text) throws Exception {
		for (String before : List.of("", "\n")) {
			write(DATED + "\nSubject: one\n\nfirst\n" + before + text + "\n" + DATED + "\nSubject: two\n\nsecond\n");
			assertThat(subjects()).as("[%s]", before).containsExactly("one", "two");
		}
	}

	@Test
	void whenATextBeginsWithADateThenItSeparatesAfterAnEmptyLineAlone() throws Exception {
		String text = "From Fri Sep 26 17:18:40 2025 on it works\nand goes on\n\n";
		write(DATED + "\nSubject: one\n\nfirst\n" + text + DATED + "\nSubject: two\n\nsecond\n");
		assertThat(subjects()).containsExactly("one", "two");
		write(DATED + "\nSubject: one\n\nfirst\n\n" + text + DATED + "\nSubject: two\n\nsecond\n");
		assertThat(subjects()).containsExactly("one", "", "two");
	}

	@Test
	void whenASeparatorIsDoubtfulThenItIsCounted() throws Exception {
		write(DATED + "\nSubject: sure\n\nfirst\n\n" + DATED + "\nSubject: sure too\n\nfirst\n" + DATED
				+ "\nSubject: no empty line\n\nfirst\n\nFrom -\nSubject: no date\n\nfirst\n\n" + DATED
				+ "\nno header\n");
		try (Mailbox mailbox = open()) {
			assertThat(mailbox.messageCount()).isEqualTo(5);
			assertThat(mailbox.doubtfulSeparators()).isEqualTo(3);
			assertThat(mailbox.archiveTotal().expected()).isEqualTo(5);
			assertThat(mailbox.archiveTotal().read()).isEqualTo(5);
			assertThat(mailbox.differences()).isEmpty();
			assertThat(mailbox.skipped()).isEmpty();
		}
	}

	@Test
	void whenMessagesHaveNoHeaderThenEachIsCounted() throws Exception {
		write(DATED + "\n\nfirst\n\n" + DATED + "\nsecond\n\nFrom -\n\nthird\n\nFrom ???@???\n\nfourth\n\n" + DATED
				+ "\n\n" + DATED + "\n");
		assertThat(subjects()).hasSize(6);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\ufeff", "\n\n", "\r\n \r\n", "\ufeff\n", "\t\n" })
	void whenSomethingEmptyStandsBeforeTheFirstMessageThenItIsPassedOver(String begin) throws Exception {
		String text = begin + DATED + "\nSubject: one\n\nfirst\n\n" + DATED + "\nSubject: two\n\nsecond\n";
		Files.writeString(this.folder.resolve("m.mbox"), text, StandardCharsets.UTF_8);
		if (!begin.startsWith("\r\n ") && !begin.startsWith("\t")) {
			Files.writeString(this.folder.resolve("without-extension"), text, StandardCharsets.UTF_8);
		}
		try (Mailbox mailbox = open()) {
			assertThat(mailbox.skipped()).isEmpty();
			assertThat(mailbox.root().subfolders()).allSatisfy(
					(found) -> assertThat(found.items()).extracting(MailItem::subject).containsExactly("one", "two"));
		}
	}

	@Test
	void whenTheFirstSeparatorIsMissingThenItsMessageIsShownAllTheSame() throws Exception {
		write("X-Any: thing\nSubject: one\n\nfirst\n\n" + DATED + "\nSubject: two\n\nsecond\n");
		assertThat(subjects()).containsExactly("one", "two");
		assertThat(bodies()).containsExactly("first\n\n", "second\n");
		write("From nobody knows\nwhat this is\n\n" + DATED + "\nSubject: two\n\nsecond\n");
		assertThat(subjects()).containsExactly("", "two");
	}

	@Test
	void whenTextStandsBeforeTheFirstMessageThenItIsSkippedAndTold() throws Exception {
		write("An export of Friday\n\n" + DATED + "\nSubject: two\n\nsecond\n");
		assertThat(subjects()).containsExactly("two");
		try (Mailbox mailbox = open()) {
			assertThat(mailbox.skipped()).extracting(SkippedFile::reason)
				.containsExactly("the 21 bytes before the first message are no mail");
		}
	}

	@Test
	void whenATextFileBeginsWithFromThenItIsNoMail() throws Exception {
		Files.writeString(this.folder.resolve("README"), "From the begin of time\nthere was text.\n\nFrom here on\n");
		try (Mailbox mailbox = open()) {
			assertThat(mailbox.messageCount()).isZero();
			assertThat(mailbox.skipped()).isEmpty();
		}
	}

	@Test
	void whenMessagesStandInAnMmdfFileThenItsLinesSeparate() throws Exception {
		String mark = "\1\1\1\1\n";
		write(mark + DATED + "\nSubject: one\n\nfirst\n" + DATED + "\nSubject: text\n" + mark + mark
				+ "Subject: two\n\n>From here\n" + mark + mark + mark + "Subject: cut off\n\nlast\n");
		Files.copy(this.folder.resolve("m.mbox"), this.folder.resolve("without-extension"));
		try (Mailbox mailbox = open()) {
			assertThat(mailbox.root().subfolders()).hasSize(2)
				.allSatisfy((found) -> assertThat(found.items()).extracting(MailItem::subject)
					.containsExactly("one", "two", "cut off"));
		}
		Files.delete(this.folder.resolve("without-extension"));
		assertThat(bodies()).containsExactly("first\n" + DATED + "\nSubject: text\n", ">From here\n", "last\n");
	}

	@Test
	void whenTheLimitOfMessagesIsReachedThenTheRestIsLeftOut() throws Exception {
		write((DATED + "\nSubject: one\n\nfirst\n\n").repeat(10));
		MailboxReader reader = new MailboxReader(MailboxLimits.defaults().withCounts(100, 10, 3, 10, 10));
		try (Mailbox mailbox = reader.open(List.of(this.folder.toString()))) {
			assertThat(mailbox.messageCount()).isEqualTo(3);
			assertThat(mailbox.differences()).singleElement().satisfies((counts) -> {
				assertThat(counts.location()).endsWith("m.mbox");
				assertThat(counts.read()).isEqualTo(3);
				assertThat(counts.expected()).isGreaterThan(3);
			});
			assertThat(mailbox.skipped()).extracting(SkippedFile::reason)
				.containsExactly("there are more than 3 messages");
		}
	}

	private void write(String text) throws Exception {
		Files.writeString(this.folder.resolve("m.mbox"), text, StandardCharsets.ISO_8859_1);
	}

	private Mailbox open() {
		return new MailboxReader().open(List.of(this.folder.toString()));
	}

	private List<String> subjects() {
		try (Mailbox mailbox = open()) {
			return TestMail.items(mailbox.root()).stream().map(MailItem::subject).toList();
		}
	}

	private List<String> bodies() {
		try (Mailbox mailbox = open()) {
			return TestMail.items(mailbox.root()).stream().map(MboxTests::body).toList();
		}
	}

	private static String body(MailItem item) {
		try (MailContent content = item.open()) {
			return content.body(BodyFormat.TEXT);
		}
	}

}
