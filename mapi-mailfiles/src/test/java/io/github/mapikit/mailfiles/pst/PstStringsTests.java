// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

import io.github.mapikit.mailfiles.Mailbox;
import io.github.mapikit.mailfiles.MailboxReader;
import io.github.mapikit.mailfiles.TestMail;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailFolder;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.pst.builder.PstBuilder;
import io.github.mapikit.mailfiles.pst.builder.PstMessage;
import io.github.mapikit.mailfiles.pst.builder.ndb.NdbOptions;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstEncoding;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstFormat;
import io.github.mapikit.model.message.BodyFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code page of strings in data files without Unicode.
 */
class PstStringsTests {

	private static final int LONG = 0x0003;

	@TempDir
	Path folder;

	private @Nullable Mailbox mailbox;

	@AfterEach
	void close() {
		if (this.mailbox != null) {
			this.mailbox.close();
		}
	}

	@ParameterizedTest
	@CsvSource({ "windows-1251, 0x3FFD, 1251, Привет", "windows-1251, 0x3FF1, 1049, Привет",
			"windows-31j, 0x3FFD, 932, 髙橋さん①", "windows-31j, 0x3FF1, 1041, 髙橋さん", "GBK, 0x3FF1, 2052, 王先生",
			"windows-1252, 0x3FDE, 65001, Größe", "UTF-8, 0x3FFD, 65001, Привет" })
	void whenTheMessageTellsThenItIsThat(String charset, String id, int value, String text) throws Exception {
		MailFolder root = read(charset, (pst) -> pst.top()
			.folder("Inbox")
			.add(new PstMessage(text).body(text).from(text, "a@example.com").set(Integer.decode(id), LONG, value)));
		check(root, text);
	}

	@ParameterizedTest
	@CsvSource({ "windows-1251, 0x66C3, 1251, Привет", "windows-1253, 0x66A1, 1032, Καλημέρα",
			"windows-31j, 0x6705, 1041, 髙橋さん" })
	void whenOnlyTheStoreTellsThenItIsThat(String charset, String id, int value, String text) throws Exception {
		MailFolder root = read(charset, (pst) -> {
			pst.store().set(Integer.decode(id), LONG, value);
			pst.top().folder(text).add(new PstMessage(text).body(text).from(text, "a@example.com"));
		});
		check(root, text);
		assertThat(root.subfolders()).extracting(MailFolder::name).contains(text);
	}

	@ParameterizedTest
	@CsvSource({ "windows-1251, Входящие", "windows-31j, 受信トレイ", "GBK, 收件箱", "x-windows-949, 받은 편지함" })
	void whenNothingTellsThenNamesOfFoldersDo(String charset, String name) throws Exception {
		MailFolder root = read(charset,
				(pst) -> pst.top().folder(name).add(new PstMessage(name).body(name).from(name, "a@example.com")));
		check(root, name);
	}

	@Test
	void whenNothingTellsAtAllThenItIsWesternEurope() throws Exception {
		MailFolder root = read("windows-1252",
				(pst) -> pst.top().folder("Größe").add(new PstMessage("€ 5").body("€ 5").from("€ 5", "a@example.com")));
		check(root, "€ 5");
	}

	@Test
	void whenOneMessageTellsThenTheOthersAreLikelyTheSame() throws Exception {
		MailFolder root = read("windows-1251", (pst) -> {
			pst.top().folder("Письма").add(new PstMessage("Привет").set(0x3FFD, LONG, 1251));
			pst.top().folder("Другие").add(new PstMessage("Привет"));
		});
		assertThat(TestMail.items(root)).extracting(MailItem::subject).containsExactly("Привет", "Привет");
		assertThat(root.subfolders()).extracting(MailFolder::name).contains("Письма", "Другие");
	}

	private MailFolder read(String charset, Content content) throws Exception {
		Path file = this.folder.resolve("ansi.pst");
		NdbOptions options = NdbOptions.of(PstFormat.ANSI, PstEncoding.PERMUTE);
		try (PstBuilder pst = new PstBuilder(file, options, Charset.forName(charset))) {
			content.addTo(pst);
		}
		this.mailbox = new MailboxReader().open(List.of(file.toString()));
		assertThat(this.mailbox.skipped()).isEmpty();
		return this.mailbox.root();
	}

	private void check(MailFolder root, String text) {
		List<MailItem> items = TestMail.items(root);
		assertThat(items).hasSize(1);
		MailItem item = items.get(0);
		assertThat(item.subject()).isEqualTo(text);
		assertThat(item.senderName()).isEqualTo(text);
		try (MailContent content = item.open()) {
			assertThat(content.body(BodyFormat.TEXT)).isEqualTo(text);
		}
	}

	/**
	 * What a file has.
	 */
	private interface Content {

		void addTo(PstBuilder pst) throws Exception;

	}

}
