// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import io.github.mapikit.mailfiles.Mailbox;
import io.github.mapikit.mailfiles.MailboxReader;
import io.github.mapikit.mailfiles.TestMail;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.pst.builder.PstBuilder;
import io.github.mapikit.mailfiles.pst.builder.PstMessage;
import io.github.mapikit.mailfiles.pst.builder.ndb.NdbOptions;
import io.github.mapikit.mailfiles.pst.builder.ndb.NodeType;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstDamage;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstEncoding;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstFormat;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties that have names, and HTML that is held as a string.
 */
class PstNamedPropertiesTests {

	private static final UUID SET = UUID.fromString("11111111-2222-3333-4444-555555555555");

	private static final int UNICODE = 0x001F;

	private static final int STRING8 = 0x001E;

	@TempDir
	Path folder;

	@Test
	void whenFilesGiveANameDifferentIdentifiersThenItHasOneInTheMailbox() throws Exception {
		Path one = build("one.pst", (pst) -> {
			int first = pst.names().id(SET, "First");
			int second = pst.names().id(SET, "Second");
			pst.top()
				.add(new PstMessage("one").set(first, UNICODE, "first of one").set(second, UNICODE, "second of one"));
		});
		Path two = build("two.pst", (pst) -> {
			int second = pst.names().id(SET, "Second");
			int first = pst.names().id(SET, "First");
			pst.top()
				.add(new PstMessage("two").set(first, UNICODE, "first of two").set(second, UNICODE, "second of two"));
		});
		try (Mailbox mailbox = new MailboxReader().open(List.of(one.toString(), two.toString()))) {
			List<MailItem> items = TestMail.items(mailbox.root());
			assertThat(items).hasSize(2);
			try (MailContent first = items.get(0).open(); MailContent second = items.get(1).open()) {
				assertThat(idOf(first, "first of one")).isEqualTo(idOf(second, "first of two"));
				assertThat(idOf(first, "second of one")).isEqualTo(idOf(second, "second of two"))
					.isNotEqualTo(idOf(first, "first of one"));
			}
		}
	}

	private static int idOf(MailContent content, String value) {
		return content.properties()
			.entrySet()
			.stream()
			.filter((entry) -> value.equals(entry.getValue()))
			.findFirst()
			.orElseThrow()
			.getKey()
			.id();
	}

	@Test
	void whenTheNamesAreDamagedThenThatIsToldAndOtherPropertiesStay() throws Exception {
		Path file = build("damaged.pst",
				(pst) -> pst.top().add(new PstMessage("one").set(pst.names().id(SET, "First"), UNICODE, "first")));
		try (PstDamage damage = new PstDamage(file)) {
			damage.flip(NodeType.INTERNAL.of(0x60), 0);
		}
		try (OpenedPst pst = OpenedPst.open(file); MailContent content = pst.item("one").open()) {
			assertThat(pst.skipped()).hasSize(1);
			assertThat(pst.skipped().get(0).reason()).contains("names of its properties");
			assertThat(content.properties()).doesNotContainValue("first");
			assertThat(content.get(PropertyTags.SUBJECT)).isEqualTo("one");
		}
	}

	@Test
	void whenHtmlIsAStringThenItIsInItsOwnCodePage() throws Exception {
		Path file = this.folder.resolve("html.pst");
		try (PstBuilder pst = new PstBuilder(file, NdbOptions.of(PstFormat.ANSI, PstEncoding.PERMUTE),
				StandardCharsets.UTF_8)) {
			pst.top()
				.add(new PstMessage("one").set(PropertyTag.int32(0x3FFD), 1252)
					.set(PropertyTags.INTERNET_CPID, 65001)
					.set(PropertyTags.HTML.id(), STRING8, "<p>Größe</p>"));
		}
		try (OpenedPst pst = OpenedPst.open(file); MailContent content = pst.item("one").open()) {
			assertThat(content.body(BodyFormat.HTML)).isEqualTo("<p>Größe</p>");
		}
	}

	private Path build(String name, Content content) throws Exception {
		Path file = this.folder.resolve(name);
		try (PstBuilder pst = new PstBuilder(file, NdbOptions.of(PstFormat.UNICODE, PstEncoding.PERMUTE),
				StandardCharsets.US_ASCII)) {
			content.addTo(pst);
		}
		return file;
	}

	/**
	 * What a file has.
	 */
	private interface Content {

		void addTo(PstBuilder pst) throws Exception;

	}

}
