// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailFolder;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.limits.ReadingOptions;
import io.github.mapikit.mailfiles.source.SkippedFile;
import io.github.mapikit.model.message.BodyFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Symbolic links, special files and names that are no text.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "making symbolic links needs a privilege")
class LinkTests {

	private static final ReadingOptions OUTSIDE = new ReadingOptions(true, true, false);

	@TempDir
	Path temporary;

	private Path location;

	private Path outside;

	@BeforeEach
	void makeFolders() throws IOException {
		this.location = Files.createDirectory(this.temporary.resolve("location"));
		this.outside = Files.createDirectory(this.temporary.resolve("outside"));
	}

	@Test
	void whenTwoLinksALevelLeadOnThenEachFolderIsShownOnce() throws Exception {
		Path level = this.location;
		for (int i = 0; i < 40; i++) {
			Path next = Files.createDirectory(level.resolve("level" + i));
			mail(next.resolve("m.eml"), "m" + i);
			Files.createSymbolicLink(level.resolve("a" + i), next);
			Files.createSymbolicLink(level.resolve("z" + i), next);
			level = next;
		}
		try (Mailbox mailbox = open(ReadingOptions.DEFAULTS)) {
			assertThat(mailbox.messageCount()).isEqualTo(40);
			assertThat(mailbox.skippedCount()).isEqualTo(80);
			assertThat(mailbox.skipped()).extracting(SkippedFile::reason)
				.containsOnly("the link leads to a folder that is shown already");
		}
	}

	@Test
	void whenALinkLeadsOutThenItIsSkippedUnlessAllowed() throws Exception {
		mail(this.outside.resolve("b.eml"), "b");
		mail(Files.createDirectory(this.outside.resolve("inner")).resolve("c.eml"), "c");
		mail(this.location.resolve("a.eml"), "a");
		Files.createSymbolicLink(this.location.resolve("folder"), this.outside);
		Files.createSymbolicLink(this.location.resolve("same-folder"), this.outside);
		Files.createSymbolicLink(this.location.resolve("file.eml"), this.outside.resolve("b.eml"));
		Files.createSymbolicLink(this.location.resolve("passwd"), Path.of("/etc/passwd"));
		Files.createSymbolicLink(this.location.resolve("up"), Path.of(".."));
		try (Mailbox mailbox = open(ReadingOptions.DEFAULTS)) {
			assertThat(describe(mailbox.root(), "")).containsExactly("/a");
			assertThat(mailbox.skipped()).extracting(this::name, SkippedFile::reason)
				.containsExactlyInAnyOrder(tuple("folder", "the link leads out of the location"),
						tuple("same-folder", "the link leads out of the location"),
						tuple("file.eml", "the link leads out of the location"),
						tuple("passwd", "the link leads out of the location"),
						tuple("up", "the link leads out of the location"));
		}
		Files.delete(this.location.resolve("up"));
		try (Mailbox mailbox = open(OUTSIDE)) {
			// the file comes first, as its name does
			assertThat(describe(mailbox.root(), "")).contains("/a", "/b", "/folder/inner/c");
			assertThat(mailbox.skipped()).extracting(this::name).contains("same-folder");
		}
	}

	@Test
	void whenALinkLeadsToTheRootThenTheOpeningIsBounded() throws Exception {
		mail(this.location.resolve("a.eml"), "a");
		Files.createSymbolicLink(this.location.resolve("root"), Path.of("/"));
		try (Mailbox mailbox = open(ReadingOptions.DEFAULTS)) {
			assertThat(describe(mailbox.root(), "")).containsExactly("/a");
			assertThat(mailbox.skippedCount()).isOne();
		}
		MailboxLimits few = MailboxLimits.defaults().withFolders(5).withCounts(100, 3, 100, 10, 10);
		try (Mailbox mailbox = new MailboxReader(few, OUTSIDE).open(List.of(this.location.toString()))) {
			assertThat(describe(mailbox.root(), "")).contains("/a");
			assertThat(mailbox.skipped()).isNotEmpty();
		}
	}

	@Test
	void whenThereAreTooManyFoldersThenTheRestIsSkippedAndTold() throws Exception {
		for (int i = 0; i < 20; i++) {
			mail(Files.createDirectory(this.location.resolve("f" + (100 + i))).resolve("m.eml"), "m" + i);
		}
		MailboxReader reader = new MailboxReader(MailboxLimits.defaults().withFolders(6));
		try (Mailbox mailbox = reader.open(List.of(this.location.toString()))) {
			assertThat(mailbox.messageCount()).isEqualTo(5);
			assertThat(mailbox.skipped()).extracting(SkippedFile::reason)
				.containsExactly("there are more than 6 folders");
		}
	}

	@Test
	void whenALinkLeadsToWhatIsShownThenItIsNotShownTwice() throws Exception {
		Path real = Files.createDirectory(this.location.resolve("real"));
		mail(real.resolve("a.eml"), "a");
		mail(real.resolve("b.txt"), "b");
		mail(Files.createDirectory(this.location.resolve(".hidden")).resolve("c.eml"), "c");
		Files.createSymbolicLink(this.location.resolve("also-a.eml"), real.resolve("a.eml"));
		Files.createSymbolicLink(this.location.resolve("b.eml"), real.resolve("b.txt"));
		Files.createSymbolicLink(this.location.resolve("b2.eml"), real.resolve("b.txt"));
		Files.createSymbolicLink(this.location.resolve("shown"), this.location.resolve(".hidden"));
		try (Mailbox mailbox = open(ReadingOptions.DEFAULTS)) {
			assertThat(describe(mailbox.root(), "")).containsExactlyInAnyOrder("/real/a", "/b", "/shown/c");
			assertThat(mailbox.skipped()).extracting(this::name, SkippedFile::reason)
				.containsExactlyInAnyOrder(tuple("also-a.eml", "the link leads to a file that is shown already"),
						tuple("b2.eml", "the link leads to a file that is shown already"));
		}
	}

	@Test
	void whenTheLocationItselfIsALinkThenItIsFollowed() throws Exception {
		mail(this.outside.resolve("a.eml"), "a");
		Files.createSymbolicLink(this.outside.resolve("again.eml"), this.outside.resolve("a.eml"));
		Path link = Files.createSymbolicLink(this.temporary.resolve("link"), this.outside);
		Path file = Files.createSymbolicLink(this.temporary.resolve("link.eml"), this.outside.resolve("a.eml"));
		try (Mailbox mailbox = new MailboxReader().open(List.of(link.toString(), file.toString()))) {
			assertThat(describe(mailbox.root(), "")).containsExactly("/a", "/a");
		}
	}

	@Test
	void whenLinksMakeUpAMaildirThenItsFlagsAndFoldersHold() throws Exception {
		Path maildir = Files.createDirectory(this.location.resolve("Work"));
		Path messages = Files.createDirectory(this.location.resolve(".messages"));
		mail(messages.resolve("1.M1P1.host:2,S"), "one");
		Files.createDirectory(maildir.resolve("new"));
		Files.createDirectory(maildir.resolve("tmp"));
		Files.createSymbolicLink(maildir.resolve("cur"), messages);
		try (Mailbox mailbox = open(ReadingOptions.DEFAULTS)) {
			assertThat(describe(mailbox.root(), "")).containsExactly("/Work/one");
			assertThat(mailbox.skipped()).isEmpty();
		}
	}

	@Test
	void whenALinkLeadsNowhereThenTheReasonSaysSo() throws Exception {
		Files.createSymbolicLink(this.location.resolve("a.eml"), this.outside.resolve("missing"));
		Files.createSymbolicLink(this.location.resolve("folder"), this.location.resolve("missing"));
		Files.createSymbolicLink(this.location.resolve("itself"), this.location.resolve("itself"));
		Files.createSymbolicLink(this.location.resolve("through-file"), this.location.resolve("m.eml/x"));
		mail(this.location.resolve("m.eml"), "m");
		try (Mailbox mailbox = open(ReadingOptions.DEFAULTS)) {
			assertThat(mailbox.messageCount()).isOne();
			assertThat(mailbox.skipped()).extracting(this::name)
				.containsExactlyInAnyOrder("a.eml", "folder", "itself", "through-file");
			assertThat(mailbox.skipped()).extracting(SkippedFile::reason)
				.allMatch((reason) -> reason.equals("the link leads to nothing")
						|| reason.startsWith("the link cannot be followed: "));
		}
	}

	@Test
	@EnabledOnOs(value = OS.LINUX, disabledReason = "needs /dev/null, and mkfifo")
	void whenAFileIsSpecialThenItIsNeverOpened() throws Exception {
		Path pipe = this.location.resolve("pipe.eml");
		assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
		Files.createSymbolicLink(this.location.resolve("null.mbox"), Path.of("/dev/null"));
		Files.createSymbolicLink(this.location.resolve("pipe2.eml"), pipe);
		try (Mailbox mailbox = open(OUTSIDE)) {
			assertThat(mailbox.messageCount()).isZero();
			assertThat(mailbox.skipped()).extracting(this::name, SkippedFile::reason)
				.containsExactlyInAnyOrder(tuple("null.mbox", "it is not a regular file"),
						tuple("pipe.eml", "it is not a regular file"), tuple("pipe2.eml", "it is not a regular file"));
		}
		try (Mailbox mailbox = new MailboxReader().open(List.of(pipe.toString()))) {
			assertThat(mailbox.skipped()).extracting(SkippedFile::reason)
				.containsExactly("it is neither a file nor a folder");
		}
	}

	@Test
	@EnabledOnOs(value = OS.LINUX, disabledReason = "other systems refuse names that are no text")
	void whenANameIsNoTextThenItsMailIsReadAllTheSame() throws Exception {
		Path folder = Files.createDirectory(bytes(this.location, "Gr%FCn"));
		mail(bytes(this.location, "%FCber.eml"), "a");
		mail(bytes(this.location, "m%C3%BCll.eml"), "b");
		mail(bytes(folder, "%E4.eml"), "c");
		mail(bytes(folder, "plain.eml"), "d");
		Files.writeString(bytes(folder, "%E4.mbox"), "From a@example.com Fri Sep 26 17:18:40 2025\nSubject: e\n\nx\n");
		Files.createSymbolicLink(bytes(this.location, "%F6.eml"), bytes(folder, "missing"));
		try (Mailbox mailbox = open(ReadingOptions.DEFAULTS)) {
			assertThat(describe(mailbox.root(), "")).containsExactlyInAnyOrder("/a", "/b", "/Gr\u00fcn/c",
					"/Gr\u00fcn/d", "/Gr\u00fcn/\u00e4/e");
			assertThat(mailbox.skipped()).extracting(this::name, SkippedFile::reason)
				.containsExactly(tuple("\u00f6.eml", "the link leads to nothing"));
			Thread.currentThread().interrupt();
			assertThat(TestMail.items(mailbox.root())).filteredOn((item) -> item.subject().equals("e"))
				.singleElement()
				.satisfies((item) -> assertThat(body(item)).isEqualTo("x\n"));
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	/** A file whose name is given as bytes, escaped as in a URL. */
	private static Path bytes(Path folder, String name) {
		String base = folder.toUri().toString();
		return Path.of(URI.create(base.endsWith("/") ? base + name : base + "/" + name));
	}

	private static String body(MailItem item) {
		try (MailContent content = item.open()) {
			return content.body(BodyFormat.TEXT);
		}
	}

	private static void mail(Path file, String subject) throws IOException {
		Files.writeString(file, "From: a@example.org\r\nSubject: " + subject + "\r\n\r\nText\r\n");
	}

	private String name(SkippedFile skipped) {
		return skipped.name().substring(skipped.name().lastIndexOf('/') + 1);
	}

	private Mailbox open(ReadingOptions options) {
		return new MailboxReader(MailboxLimits.defaults(), options).open(List.of(this.location.toString()));
	}

	private static List<String> describe(MailFolder folder, String path) {
		List<String> found = new ArrayList<>();
		folder.items().forEach((item) -> found.add(path + "/" + item.subject()));
		folder.subfolders().forEach((child) -> found.addAll(describe(child, path + "/" + child.name())));
		return found;
	}

}
