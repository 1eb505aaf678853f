// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailFolder;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.pst.builder.PstAttachment;
import io.github.mapikit.mailfiles.pst.builder.PstBuilder;
import io.github.mapikit.mailfiles.pst.builder.PstFolder;
import io.github.mapikit.mailfiles.pst.builder.PstMessage;
import io.github.mapikit.mailfiles.pst.builder.ndb.NdbOptions;
import io.github.mapikit.mailfiles.pst.builder.ndb.NodeType;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstDamage;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstEncoding;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstFormat;
import io.github.mapikit.mailfiles.source.SkippedFile;
import io.github.mapikit.model.message.BodyFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Damage costs what it hits, is told, and is never shown as if it were right.
 */
class PstBrokenPartsTests {

	private static final PstOptions LENIENT = new PstOptions(true, true);

	@TempDir
	Path folder;

	private Path file;

	private int inbox;

	private int other;

	private int attached;

	private int plain;

	@BeforeEach
	void build() throws IOException {
		this.file = this.folder.resolve("built.pst");
		NdbOptions options = NdbOptions.of(PstFormat.UNICODE, PstEncoding.PERMUTE).withEntries(6, 400, 400);
		try (PstBuilder pst = new PstBuilder(this.file, options, StandardCharsets.US_ASCII)) {
			PstFolder folder = pst.top().folder("Inbox", "IPF.Note");
			this.inbox = folder.nid();
			this.attached = folder.add(PstSamples.message(1)
				.attach(PstAttachment.of("large.bin", PstSamples.bytes(1, 100_000)))
				.attach(PstAttachment.of("other.txt", PstSamples.text("other"))));
			this.plain = folder.add(PstSamples.message(2).body("long text ".repeat(2000)));
			for (int i = 3; i < 40; i++) {
				folder.add(PstSamples.message(i));
			}
			PstFolder second = folder.folder("Other");
			second.add(PstSamples.message(100));
			this.other = second.nid();
		}
	}

	private void damage(Damage damage) throws IOException {
		try (PstDamage target = new PstDamage(this.file)) {
			damage.to(target);
		}
	}

	@Test
	void whenNothingIsDamagedThenAllIsCounted() throws IOException {
		try (OpenedPst pst = OpenedPst.open(this.file)) {
			assertThat(pst.skipped()).isEmpty();
			assertThat(pst.counts()).isEqualTo(new PstCounts(40, 40, 0));
		}
	}

	@Test
	void whenAnAttachmentIsDamagedThenItFailsAndTheOtherIsRead() throws IOException {
		damage((target) -> target.flip(this.attached, 3, NodeType.ATTACHMENT, NodeType.LTP));
		try (OpenedPst pst = OpenedPst.open(this.file); MailContent content = pst.item("Größe 1").open()) {
			MailAttachment large = content.attachments().get(0);
			assertThat(large.size()).isEqualTo(100_000);
			try (InputStream in = large.open()) {
				assertThatExceptionOfType(MapiCallException.class).isThrownBy(in::readAllBytes)
					.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA))
					.withMessageContaining("checksum");
			}
			try (InputStream in = content.attachments().get(1).open()) {
				assertThat(in.readAllBytes()).isEqualTo(PstSamples.text("other"));
			}
		}
	}

	@Test
	void whenDamageIsAllowedThenTheAttachmentIsGivenAndMarked() throws IOException {
		damage((target) -> target.flip(this.attached, 3, NodeType.ATTACHMENT, NodeType.LTP));
		try (OpenedPst pst = OpenedPst.open(this.file, LENIENT); MailContent content = pst.item("Größe 1").open()) {
			assertThat(content.truncations()).hasSize(1)
				.first()
				.asString()
				.contains("Attachment 1")
				.contains("checksum");
			try (InputStream in = content.attachments().get(0).open()) {
				assertThat(in.readAllBytes()).hasSize(100_000);
			}
		}
	}

	@Test
	void whenABodyIsDamagedThenTheMessageFailsUnlessThatIsAllowed() throws IOException {
		damage((target) -> target.flip(this.plain, 1, NodeType.LTP));
		try (OpenedPst pst = OpenedPst.open(this.file)) {
			MailItem item = pst.item("Größe 2");
			assertThatExceptionOfType(MapiCallException.class).isThrownBy(item::open)
				.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA));
			pst.item("Größe 3").open().close();
		}
		try (OpenedPst pst = OpenedPst.open(this.file, LENIENT); MailContent content = pst.item("Größe 2").open()) {
			assertThat(content.body(BodyFormat.TEXT)).hasSize(20_000).isNotEqualTo("long text ".repeat(2000));
			assertThat(content.truncations()).anyMatch((sentence) -> sentence.contains("checksum"));
		}
	}

	@Test
	void whenAMessageIsDamagedThenItAloneIsMissingAndCounted() throws IOException {
		damage((target) -> target.flip(this.plain, 0));
		try (OpenedPst pst = OpenedPst.open(this.file)) {
			assertThat(pst.counts()).isEqualTo(new PstCounts(40, 39, 1));
			assertThat(pst.skipped()).hasSize(1)
				.first()
				.extracting(SkippedFile::name)
				.asString()
				.endsWith("node " + this.plain);
		}
	}

	@Test
	void whenAContentsTableIsDamagedThenItsMessagesAreRecovered() throws IOException {
		damage((target) -> target.flip(NodeType.CONTENTS_TABLE.of(this.inbox), 0));
		try (OpenedPst pst = OpenedPst.open(this.file)) {
			assertThat(pst.folder("Inbox").items()).isEmpty();
			assertThat(pst.folder("Recovered").items()).hasSize(39);
			assertThat(pst.folder("Other").items()).hasSize(1);
			assertThat(pst.counts()).isEqualTo(new PstCounts(40, 40, 0));
			assertThat(pst.skipped()).hasSize(1).first().extracting(SkippedFile::reason).asString().contains("listed");
			pst.folder("Recovered").items().forEach((item) -> item.open().close());
		}
		try (OpenedPst pst = OpenedPst.open(this.file, new PstOptions(false, false))) {
			assertThat(pst.folder("Recovered").name()).isEmpty();
			assertThat(pst.counts()).isEqualTo(new PstCounts(40, 1, 39));
		}
	}

	@Test
	void whenRowsOfAContentsTableAreDamagedThenItsMessagesAreReadWithoutThem() throws IOException {
		damage((target) -> target.flip(NodeType.CONTENTS_TABLE.of(this.inbox), 0, NodeType.LTP));
		try (OpenedPst pst = OpenedPst.open(this.file)) {
			assertThat(pst.folder("Inbox").items()).hasSize(39).extracting(MailItem::subject).contains("Größe 39");
			assertThat(pst.counts()).isEqualTo(new PstCounts(40, 40, 0));
			assertThat(pst.skipped()).hasSize(1).first().extracting(SkippedFile::reason).asString().contains("rows");
		}
	}

	@Test
	void whenAHierarchyTableIsDamagedThenItsFoldersAreFoundByTheirNodes() throws IOException {
		damage((target) -> target.flip(NodeType.HIERARCHY_TABLE.of(this.inbox), 0));
		try (OpenedPst pst = OpenedPst.open(this.file)) {
			assertThat(pst.folder("Inbox").subfolders()).extracting(MailFolder::name).containsExactly("Other");
			assertThat(pst.counts()).isEqualTo(new PstCounts(40, 40, 0));
			assertThat(pst.skipped()).hasSize(1).first().extracting(SkippedFile::reason).asString().contains("folders");
		}
	}

	@Test
	void whenAFolderIsDamagedThenItsRowAndItsMessagesAreLeft() throws IOException {
		damage((target) -> target.flip(this.other, 0));
		try (OpenedPst pst = OpenedPst.open(this.file)) {
			assertThat(pst.folder("Other").items()).hasSize(1);
			assertThat(pst.skipped()).hasSize(1)
				.first()
				.extracting(SkippedFile::reason)
				.asString()
				.contains("properties cannot be read");
		}
	}

	@Test
	void whenAPageOfNodesIsDamagedThenItsEntriesAloneAreMissing() throws IOException {
		damage((target) -> target.breakNodePage(this.plain));
		try (OpenedPst pst = OpenedPst.open(this.file)) {
			assertThat(pst.counts().read()).isBetween(34L, 39L);
			assertThat(pst.counts().read() + pst.counts().failed()).isEqualTo(40);
			assertThat(pst.skipped()).anyMatch((skipped) -> skipped.reason().contains("page"));
		}
	}

	@Test
	void whenThePageOfTheFirstNodesIsDamagedThenFoldersAndMessagesAreRecovered() throws IOException {
		damage((target) -> target.breakNodePage(0x122));
		try (OpenedPst pst = OpenedPst.open(this.file)) {
			assertThat(pst.counts().read()).isGreaterThan(30);
			assertThat(pst.folder("Recovered").name()).isNotEmpty();
			assertThat(pst.skipped()).anyMatch((skipped) -> skipped.reason().contains("first folder"));
			pst.items().forEach((item) -> item.open().close());
		}
	}

	@Test
	void whenTheHeaderIsDamagedThenThatIsToldAndTheRestRead() throws IOException {
		damage(PstDamage::breakHeader);
		try (OpenedPst pst = OpenedPst.open(this.file)) {
			assertThat(pst.counts()).isEqualTo(new PstCounts(40, 40, 0));
			assertThat(pst.skipped()).hasSize(1).first().extracting(SkippedFile::reason).asString().contains("header");
		}
	}

	@Test
	void whenTheVersionOrTheEncryptionIsUnknownThenThatIsOneSentenceWithARemedy() throws IOException {
		damage((target) -> target.version(99));
		assertThatExceptionOfType(BrokenMailException.class).isThrownBy(() -> OpenedPst.open(this.file))
			.withMessageContaining("version 99")
			.withMessageContaining("export");
		damage((target) -> target.version(23));
		damage((target) -> target.encoding(0x10));
		assertThatExceptionOfType(BrokenMailException.class).isThrownBy(() -> OpenedPst.open(this.file))
			.withMessageContaining("Windows Information Protection")
			.withMessageContaining("export");
		damage((target) -> target.encoding(7));
		assertThatExceptionOfType(BrokenMailException.class).isThrownBy(() -> OpenedPst.open(this.file))
			.withMessageContaining("encryption 7");
	}

	@Test
	void whenNoFolderListsAMessageThenItIsRecovered() throws IOException {
		try (PstBuilder pst = new PstBuilder(this.file, NdbOptions.of(PstFormat.UNICODE, PstEncoding.NONE),
				StandardCharsets.US_ASCII)) {
			PstFolder folder = pst.top().folder("Inbox");
			folder.add(new PstMessage("listed"));
			folder.addUnlisted(new PstMessage("lost"));
			// what a folder lists that people do not see is not lost
			pst.finder().add(new PstMessage("hidden"));
		}
		try (OpenedPst pst = OpenedPst.open(this.file)) {
			assertThat(pst.folder("Recovered").items()).extracting(MailItem::subject).containsExactly("lost");
			assertThat(pst.items()).extracting(MailItem::subject).containsExactlyInAnyOrder("listed", "lost");
			assertThat(pst.counts()).isEqualTo(new PstCounts(1, 2, 0));
		}
	}

	@Test
	void whenTheCountOfAFolderIsWrongThenThatIsTold() throws IOException {
		try (PstBuilder pst = new PstBuilder(this.file, NdbOptions.of(PstFormat.UNICODE, PstEncoding.NONE),
				StandardCharsets.US_ASCII)) {
			PstFolder folder = pst.top().folder("Inbox");
			folder.add(new PstMessage("one"));
			folder.properties().set(0x3602, 0x0003, 5);
		}
		try (OpenedPst pst = OpenedPst.open(this.file)) {
			assertThat(pst.counts()).isEqualTo(new PstCounts(5, 1, 0));
			assertThat(pst.skipped()).hasSize(1)
				.first()
				.extracting(SkippedFile::reason)
				.asString()
				.contains("5", "PR_CONTENT_COUNT", "1");
		}
	}

	/**
	 * What is done to a file.
	 */
	private interface Damage {

		void to(PstDamage target) throws IOException;

	}

}
