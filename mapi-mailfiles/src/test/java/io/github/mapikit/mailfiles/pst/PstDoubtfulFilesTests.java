// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.nio.file.Path;

import io.github.mapikit.mailfiles.pst.builder.PstBuilder;
import io.github.mapikit.mailfiles.pst.builder.PstFolder;
import io.github.mapikit.mailfiles.pst.builder.PstMessage;
import io.github.mapikit.mailfiles.pst.builder.ltp.PropertyBag;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstDamage;
import io.github.mapikit.model.property.PropertyTags;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Files that contradict themselves, or are of a kind that nobody knows.
 */
class PstDoubtfulFilesTests {

	@TempDir
	Path folder;

	private Path file() {
		return this.folder.resolve("mail.pst");
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenNoFolderListsAMessageThenItIsRecovered(PstVariant variant) throws Exception {
		try (PstBuilder pst = variant.build(file())) {
			PstFolder inbox = pst.top().folder("Inbox");
			inbox.add(PstSamples.message(1));
			inbox.addUnlisted(PstSamples.message(2));
			inbox.addUnlisted(PstSamples.message(3));
			inbox.addAssociated(new PstMessage("hidden"));
		}
		try (ReadPst read = new ReadPst(file())) {
			assertThat(read.subjects("Inbox")).containsExactly("Größe 1");
			assertThat(read.subjects("Recovered")).containsExactlyInAnyOrder("Größe 2", "Größe 3");
			assertThat(read.counts().read()).isEqualTo(3);
		}
		try (ReadPst read = new ReadPst(file(), new PstOptions(false, false))) {
			assertThat(read.root().subfolders()).noneMatch((folder) -> folder.name().equals("Recovered"));
			assertThat(read.items()).hasSize(1);
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenAListedMessageIsMissingThenItIsCountedAndItsSiblingsAreThere(PstVariant variant) throws Exception {
		try (PstBuilder pst = variant.build(file())) {
			PstFolder inbox = pst.top().folder("Inbox");
			inbox.add(PstSamples.message(1));
			inbox.list(0x300004, PstSamples.message(2));
			inbox.add(PstSamples.message(3));
		}
		try (ReadPst read = new ReadPst(file())) {
			assertThat(read.subjects("Inbox")).containsExactly("Größe 1", "Größe 3");
			assertThat(read.counts()).isEqualTo(new PstCounts(3, 2, 1));
			assertThat(read.skipped()).hasSize(1);
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenAFolderCountsOtherwiseThenThatIsTold(PstVariant variant) throws Exception {
		try (PstBuilder pst = variant.build(file())) {
			PstFolder inbox = pst.top().folder("Inbox");
			inbox.properties().set(PropertyTags.CONTENT_COUNT, 17);
			inbox.add(PstSamples.message(1));
		}
		try (ReadPst read = new ReadPst(file())) {
			assertThat(read.subjects("Inbox")).containsExactly("Größe 1");
			assertThat(read.counts().expected()).isEqualTo(17);
			assertThat(read.skipped()).singleElement()
				.asString()
				.contains("Inbox")
				.contains("17 messages")
				.contains("lists 1");
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenAFolderShowsWhatASearchFindsThenItIsLeftOut(PstVariant variant) throws Exception {
		try (PstBuilder pst = variant.build(file())) {
			PstFolder inbox = pst.top().folder("Inbox");
			int nid = inbox.add(PstSamples.message(1));
			pst.finder().searchFolder("Found").list(nid, PstSamples.message(1));
			pst.top().searchFolder("Found here").list(nid, PstSamples.message(1));
		}
		try (ReadPst read = new ReadPst(file())) {
			assertThat(read.items()).hasSize(1);
			assertThat(read.root().subfolders()).noneMatch((folder) -> folder.name().equals("Found"))
				.noneMatch((folder) -> folder.name().equals("Recovered"));
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#all")
	void whenAFileHasAPasswordThenItOpens(PstVariant variant) throws Exception {
		try (PstBuilder pst = variant.build(file())) {
			pst.password(0x12345678);
			pst.top().folder("Inbox").add(PstSamples.message(1));
		}
		try (ReadPst read = new ReadPst(file())) {
			assertThat(read.subjects("Inbox")).containsExactly("Größe 1");
			assertThat(read.skipped()).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenTheVersionIsUnknownThenThatIsSaidOnce(PstVariant variant) throws Exception {
		build(variant);
		try (PstDamage damage = new PstDamage(file())) {
			damage.version(99);
		}
		assertThatExceptionOfType(IOException.class).isThrownBy(this::read).withMessageContaining("99");
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenTheEncodingIsUnknownThenThatIsSaidOnce(PstVariant variant) throws Exception {
		build(variant);
		try (PstDamage damage = new PstDamage(file())) {
			damage.encoding(0x10);
		}
		assertThatExceptionOfType(IOException.class).isThrownBy(this::read)
			.withMessageMatching("(?i).*(encrypt|encod|protect).*");
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenTheHeadersChecksumIsWrongThenThatIsTold(PstVariant variant) throws Exception {
		build(variant);
		try (PstDamage damage = new PstDamage(file())) {
			damage.breakHeader();
		}
		try (ReadPst read = new ReadPst(file())) {
			assertThat(read.skipped()).singleElement().asString().contains("checksum");
			assertThat(read.subjects("Inbox")).hasSize(1);
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenAStoreDoesNotSayWhereItsFoldersAreThenTheyAreFound(PstVariant variant) throws Exception {
		try (PstBuilder pst = variant.build(file())) {
			pst.store().set(PropertyTags.IPM_SUBTREE_ENTRYID, new byte[0]);
			pst.top().folder("Inbox").add(PstSamples.message(1));
		}
		try (ReadPst read = new ReadPst(file())) {
			assertThat(read.items()).hasSize(1);
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenAMessageHasNoPropertiesThenItIsShown(PstVariant variant) throws Exception {
		try (PstBuilder pst = variant.build(file())) {
			PstMessage bare = new PstMessage();
			bare.recipient(new PropertyBag().set(PropertyTags.DISPLAY_NAME, "Name only"));
			pst.top().folder("Inbox").add(bare);
		}
		try (ReadPst read = new ReadPst(file())) {
			assertThat(read.subjects("Inbox")).containsExactly("");
			assertThat(read.skipped()).isEmpty();
		}
	}

	private void build(PstVariant variant) throws IOException {
		try (PstBuilder pst = variant.build(file())) {
			pst.top().folder("Inbox").add(PstSamples.message(1));
		}
	}

	private void read() throws IOException {
		new ReadPst(file()).close();
	}

}
