// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.nio.file.Path;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.pst.builder.PstAttachment;
import io.github.mapikit.mailfiles.pst.builder.PstBuilder;
import io.github.mapikit.mailfiles.pst.builder.PstFolder;
import io.github.mapikit.mailfiles.pst.builder.ndb.NodeType;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstDamage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Structures whose checksums are right and that are wrong all the same.
 */
class PstContradictionsTests {

	private static final int LARGE = 200_000;

	@TempDir
	Path folder;

	private Path file() {
		return this.folder.resolve("mail.pst");
	}

	private int build(PstVariant variant) throws IOException {
		try (PstBuilder pst = variant.build(file())) {
			PstFolder inbox = pst.top().folder("Inbox");
			int nid = inbox.add(PstSamples.message(1)
				.attach(PstAttachment.of("large.bin", PstSamples.bytes(1, LARGE)))
				.attach(PstAttachment.of("empty.bin", new byte[0])));
			inbox.add(PstSamples.message(2));
			return nid;
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenTwoFoldersListAMessageThenItIsShownOnceAndThatIsTold(PstVariant variant) throws Exception {
		try (PstBuilder pst = variant.build(file())) {
			int nid = pst.top().folder("Inbox").add(PstSamples.message(1));
			pst.top().folder("Other").list(nid, PstSamples.message(1));
		}
		try (ReadPst read = new ReadPst(file())) {
			assertThat(read.subjects("Inbox")).containsExactly("Größe 1");
			assertThat(read.subjects("Other")).isEmpty();
			assertThat(read.skipped()).singleElement().asString().contains("Other", "listed more than once");
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenAnAttachmentIsEmptyThenItHasNoBytes(PstVariant variant) throws Exception {
		build(variant);
		try (ReadPst read = new ReadPst(file()); MailContent content = read.item("Größe 1").open()) {
			assertThat(ReadPst.attachment(content, "empty.bin").size()).isZero();
			assertThat(ReadPst.bytes(ReadPst.attachment(content, "empty.bin"))).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenAListOfBlocksTellsTooManyBytesThenTheDataIsNotWhole(PstVariant variant) throws Exception {
		int nid = build(variant);
		try (PstDamage damage = new PstDamage(file())) {
			damage.total(nid, LARGE + 1, NodeType.ATTACHMENT, NodeType.LTP);
		}
		try (ReadPst read = new ReadPst(file()); MailContent content = read.item("Größe 1").open()) {
			assertThatExceptionOfType(MapiCallException.class)
				.isThrownBy(() -> ReadPst.bytes(ReadPst.attachment(content, "large.bin")))
				.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA))
				.withMessageContaining("200000 bytes instead of 200001");
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenAListOfBlocksTellsTooFewBytesThenNoneAreLost(PstVariant variant) throws Exception {
		int nid = build(variant);
		try (PstDamage damage = new PstDamage(file())) {
			damage.total(nid, 100, NodeType.ATTACHMENT, NodeType.LTP);
		}
		try (ReadPst read = new ReadPst(file()); MailContent content = read.item("Größe 1").open()) {
			assertThat(ReadPst.bytes(ReadPst.attachment(content, "large.bin"))).isEqualTo(PstSamples.bytes(1, LARGE));
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenAListOfSubnodesLeadsToItselfThenItsMessageAloneIsBroken(PstVariant variant) throws Exception {
		int nid = build(variant);
		try (PstDamage damage = new PstDamage(file())) {
			damage.closeCircle(nid);
		}
		try (ReadPst read = new ReadPst(file())) {
			assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> read.item("Größe 1").open())
				.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA));
			read.item("Größe 2").open().close();
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenAnAttachmentIsListedAndMissingThenItHasItsPlaceAndIsToldAndFails(PstVariant variant) throws Exception {
		int nid = build(variant);
		try (PstDamage damage = new PstDamage(file())) {
			damage.renumberSubnode(nid, NodeType.ATTACHMENT);
		}
		try (ReadPst read = new ReadPst(file()); MailContent content = read.item("Größe 1").open()) {
			assertThat(content.attachments()).hasSize(2);
			assertThat(content.truncations()).singleElement().asString().contains("Attachment 1 cannot be read");
			assertThatExceptionOfType(MapiCallException.class)
				.isThrownBy(() -> ReadPst.bytes(content.attachments().get(0)))
				.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA));
			assertThat(content.attachments().get(1).fileName()).isEqualTo("empty.bin");
		}
	}

}
