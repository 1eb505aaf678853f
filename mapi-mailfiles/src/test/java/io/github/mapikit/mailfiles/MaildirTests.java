// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import io.github.mapikit.mailfiles.item.MailFolder;
import io.github.mapikit.mailfiles.item.MailFolderKind;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.source.SkippedFile;
import io.github.mapikit.model.property.MessageFlag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Folders in the form of Maildir, as Dovecot, Courier, mutt and Thunderbird write it.
 */
class MaildirTests {

	@TempDir
	Path folder;

	@Test
	void whenAFolderIsAMaildirThenItIsOneFolder() throws Exception {
		maildir("Work");
		mail("Work/cur/1.M1P1.mx.example.com,S=70,W=72;2,S", "seen");
		mail("Work/cur/2.M1P1.mx.example.com;2,", "not seen");
		mail("Work/new/3.M1P1.mx.example.com", "new");
		mail("Work/new/4.M1P1.mx", "newer");
		mail("Work/tmp/5.M1P1.mx.example.com", "being written");
		mail("Work/6.eml", "beside");
		assertThat(read()).containsExactly("/Work: beside, seen (read), not seen, new, newer");
	}

	@Test
	void whenTheNameOfAHostLooksLikeAnArchiveThenTheFileIsAMessage() throws Exception {
		maildir("Work");
		mail("Work/new/1.M1P1.host.mbox", "one");
		mail("Work/new/2.M1P1.host.pst", "two");
		mail("Work/cur/3.M1P1.host.msg;2,S", "three");
		assertThat(read()).containsExactly("/Work: three (read), one, two");
	}

	@ParameterizedTest
	@ValueSource(strings = { ":", ";", "!", "-", "_", "\uF03A" })
	void whenSystemsNeedAnotherSeparatorThenFlagsAreReadAllTheSame(String separator) throws Exception {
		assumeThat(separator.equals(":") && Path.of("a").getFileSystem().getSeparator().equals("\\")).isFalse();
		maildir("Work");
		mail("Work/cur/1.M1P1.host" + separator + "2,FRS", "read");
		mail("Work/cur/2.M1P1.host" + separator + "2,DS", "draft");
		mail("Work/cur/3.M1P1.host" + separator + "2,Sab", "with keywords");
		mail("Work/cur/4.M1P1.host" + separator + "2,FT", "flagged");
		mail("Work/cur/5.M1P1.host" + separator + "1,S", "in a form that is not known");
		mail("Work/cur/6.SHOST-2,S=70" + separator + "2,", "with other letters");
		mail("Work/cur/7.M1P1.host", "without flags");
		assertThat(read()).containsExactly("/Work: read (read), draft (read) (draft), with keywords (read), flagged, "
				+ "in a form that is not known, with other letters, without flags");
	}

	@Test
	void whenTheHeaderSaysOtherwiseThenTheNameDecides() throws Exception {
		maildir("Work");
		write("Work/cur/1.M1P1.host;2,", "Status: RO\r\nSubject: one\r\n\r\n");
		write("Work/new/2.M1P1.host", "X-Mozilla-Status: 0001\r\nSubject: two\r\n\r\n");
		write("Work/cur/3.M1P1.host;2,S", "X-Mozilla-Status: 0000\r\nSubject: three\r\n\r\n");
		assertThat(read()).containsExactly("/Work: one, three (read), two");
	}

	@Test
	void whenTheLocationIsAMaildirThenItIsTheInboxAndItsFoldersAreFoundByName() throws Exception {
		maildir("");
		mail("cur/1.M1P1.host;2,S", "in the inbox");
		maildir(".Sent");
		mail(".Sent/cur/2.M1P1.host;2,S", "sent");
		maildir(".Archive.2024.Q1");
		mail(".Archive.2024.Q1/cur/3.M1P1.host;2,", "old");
		maildir(".Archive");
		mail(".Archive/cur/4.M1P1.host;2,", "older");
		maildir(".Entw&APw-rfe");
		mail(".Entw&APw-rfe/cur/5.M1P1.host;2,D", "unfinished");
		write("dovecot-uidlist", "3 V1 N6 Gabc\n1 :1.M1P1.host\n");
		write("subscriptions", "Sent\n");
		write("maildirsize", "0S\n70 1\n");
		try (Mailbox mailbox = open()) {
			assertThat(mailbox.skipped()).isEmpty();
			assertThat(describe(mailbox.root())).containsExactly(": in the inbox (read)", "/Archive: older",
					"/Archive/2024: ", "/Archive/2024/Q1: old", "/Entw\u00fcrfe: unfinished (draft)",
					"/Sent: sent (read)");
			assertThat(mailbox.root().subfolders()).extracting(MailFolder::kind)
				.containsExactly(MailFolderKind.GENERIC, MailFolderKind.DRAFTS, MailFolderKind.SENT_ITEMS);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "A&B", "A&B-", "A&!!!!-", "&2AA-", "&AA-", "&" })
	void whenANameIsWronglyEncodedThenItIsShownAsItIs(String name) throws Exception {
		maildir("");
		maildir("." + name);
		mail("." + name + "/new/1.M1P1.host", "one");
		assertThat(read()).containsExactly("/" + name + ": one");
	}

	@Test
	void whenANameIsEncodedThenItIsDecoded() throws Exception {
		maildir("");
		for (String name : List.of(".R&-D", ".&U,BTFw-", ".&ZeVnLIqe-", ".a &2D3eAA- b", ".&AOQ-&APY-")) {
			maildir(name);
		}
		assertThat(read()).containsExactlyInAnyOrder("/R&D: ", "/\u53f0\u5317: ", "/\u65e5\u672c\u8a9e: ",
				"/a \ud83d\ude00 b: ", "/\u00e4\u00f6: ");
	}

	@Test
	void whenAHiddenFolderIsNoMaildirThenItIsLeftAlone() throws Exception {
		maildir("Mail");
		mail("Mail/.git/a.eml", "no mail");
		mail("Mail/.cache/cur/a.eml", "no mail");
		maildir("Mail/...");
		mail("Mail/.../cur/1.M1P1.host", "without a name");
		mail("Mail/cur/.1.M1P1.host;2,S", "hidden");
		mail("Mail/.hidden.eml", "hidden");
		maildir(".Sent");
		mail(".Sent/cur/1.M1P1.host", "hidden, in a folder that is no Maildir");
		assertThat(read()).containsExactly("/Mail: ");
	}

	@Test
	void whenOneFolderOfTheThreeIsMissingThenItIsStillAMaildir() throws Exception {
		mail("Thunderbird/cur/1.eml", "one");
		Files.createDirectories(this.folder.resolve("Thunderbird/tmp"));
		mail("Thunderbird.sbd/Below/cur/2.eml", "two");
		Files.createDirectories(this.folder.resolve("Thunderbird.sbd/Below/tmp"));
		mail("Unpacked/cur/3.M1P1.host;2,S", "three");
		write("Unpacked/maildirfolder", "");
		mail("Fresh/new/4.M1P1.host", "four");
		Files.createDirectories(this.folder.resolve("Fresh/tmp"));
		mail("River/cur/5.eml", "a folder that is called so");
		assertThat(read()).containsExactlyInAnyOrder("/Fresh: four", "/River: ",
				"/River/cur: a folder that is called so", "/Thunderbird: one", "/Thunderbird/Below: two",
				"/Unpacked: three (read)");
	}

	@Test
	void whenAFileIsBrokenThenItIsSkippedAndNamed() throws Exception {
		maildir("Work");
		write("Work/cur/1.M1P1.host;2,S", "");
		write("Work/new/2.M1P1.host", "no mail at all");
		write("Work/new/3.M1P1.host", "From a@example.org Mon Jun 01 10:00:00 2009\nSubject: one\n\nText\n\n"
				+ "From b@example.org Mon Jun 01 10:00:00 2009\nof course\n");
		mail("Work/cur/folder/4.M1P1.example.com", "a file that only a Maildir would take for mail");
		mail("Work/cur/folder/5.eml", "two");
		try (Mailbox mailbox = open()) {
			assertThat(describe(mailbox.root())).containsExactly("/Work: one", "/Work/folder: two");
			assertThat(mailbox.skipped()).extracting((file) -> Path.of(file.name()).getFileName().toString())
				.containsExactly("1.M1P1.host;2,S", "2.M1P1.host");
		}
	}

	@Test
	void whenAFolderSeemsToBeNestedTooDeeplyThenItIsSkipped() throws Exception {
		maildir("");
		String deep = ".a".repeat(60);
		maildir(deep);
		mail(deep + "/cur/1.M1P1.host", "deep");
		maildir(deep + "/.b.b.b.b.b.b");
		mail(deep + "/.b.b.b.b.b.b/cur/2.M1P1.host", "too deep");
		maildir(".c".repeat(100));
		try (Mailbox mailbox = open()) {
			assertThat(TestMail.items(mailbox.root())).extracting(MailItem::subject).containsExactly("deep");
			assertThat(mailbox.skipped()).hasSize(2).allMatch((file) -> file.reason().contains("levels deep"));
		}
	}

	@Test
	void whenAFolderIsALinkToItsMaildirThenItIsNotFollowed() throws Exception {
		maildir("");
		mail("cur/1.M1P1.host", "one");
		Files.createSymbolicLink(this.folder.resolve(".Loop"), this.folder);
		try (Mailbox mailbox = open()) {
			assertThat(mailbox.messageCount()).isOne();
			assertThat(mailbox.skipped()).singleElement().extracting(SkippedFile::reason).asString().contains("link");
		}
	}

	@Test
	void whenItIsInAJarThenItIsTheSame() throws Exception {
		maildir("mail");
		mail("mail/cur/1.M1P1.mx.example.com:2,S", "one");
		mail("mail/new/2.M1P1.mx.example.com", "two");
		maildir("mail/.Sent");
		mail("mail/.Sent/cur/3.M1P1.host:2,S", "three");
		maildir("mail/.Archive.2024");
		mail("mail/.Archive.2024/new/4.M1P1.host", "four");
		mail("mail/.hidden/5.eml", "hidden");
		mail("mail/plain/6.eml", "six");
		mail("mail/.7.eml", "hidden");
		Path jar = pack();
		List<String> onDisk;
		try (Mailbox mailbox = new MailboxReader().open(List.of(this.folder.resolve("mail").toString()))) {
			onDisk = describe(mailbox.root());
			assertThat(onDisk).hasSize(5);
		}
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		try (URLClassLoader loader = new URLClassLoader(new URL[] { jar.toUri().toURL() }, null)) {
			Thread.currentThread().setContextClassLoader(loader);
			try (Mailbox mailbox = new MailboxReader().open(List.of("classpath:mail"))) {
				assertThat(describe(mailbox.root())).isEqualTo(onDisk);
				assertThat(mailbox.skipped()).isEmpty();
				for (MailItem item : TestMail.items(mailbox.root())) {
					item.open().close();
				}
			}
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
	}

	/** Puts all files into a jar, in the order that the system lists them. */
	private Path pack() throws IOException {
		Path jar = Files.createTempFile(this.folder, "mail", ".jar");
		try (OutputStream out = Files.newOutputStream(jar);
				JarOutputStream entries = new JarOutputStream(out);
				Stream<Path> all = Files.walk(this.folder.resolve("mail"))) {
			for (Path path : all.toList()) {
				String name = this.folder.relativize(path).toString().replace('\\', '/');
				entries.putNextEntry(new JarEntry(Files.isDirectory(path) ? name + '/' : name));
				if (Files.isRegularFile(path)) {
					Files.copy(path, entries);
				}
				entries.closeEntry();
			}
		}
		return jar;
	}

	private void maildir(String name) throws IOException {
		for (String part : List.of("cur", "new", "tmp")) {
			Files.createDirectories(this.folder.resolve(name).resolve(part));
		}
	}

	private void mail(String name, String subject) throws IOException {
		write(name, "From: a@example.org\r\nSubject: " + subject + "\r\n\r\nText\r\n");
	}

	private void write(String name, String text) throws IOException {
		Path file = this.folder.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text, StandardCharsets.ISO_8859_1);
	}

	private Mailbox open() {
		return new MailboxReader().open(List.of(this.folder.toString()));
	}

	private List<String> read() {
		try (Mailbox mailbox = open()) {
			assertThat(mailbox.skipped()).isEmpty();
			return describe(mailbox.root());
		}
	}

	private static List<String> describe(MailFolder root) {
		List<String> lines = new ArrayList<>();
		if (!root.items().isEmpty()) {
			lines.add(": " + describe(root.items()));
		}
		root.subfolders().forEach((child) -> describe(child, "", lines));
		return lines;
	}

	private static void describe(MailFolder folder, String path, List<String> lines) {
		String own = path + "/" + folder.name();
		lines.add(own + ": " + describe(folder.items()));
		folder.subfolders().forEach((child) -> describe(child, own, lines));
	}

	private static String describe(List<MailItem> items) {
		return String.join(", ", items.stream().map(MaildirTests::describe).toList());
	}

	private static String describe(MailItem item) {
		return item.subject() + (MessageFlag.READ.isIn(item.flags()) ? " (read)" : "")
				+ (MessageFlag.UNSENT.isIn(item.flags()) ? " (draft)" : "");
	}

}
