// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.pst.builder.PstAttachment;
import io.github.mapikit.mailfiles.pst.builder.PstBuilder;
import io.github.mapikit.mailfiles.pst.builder.PstFolder;
import io.github.mapikit.mailfiles.pst.builder.PstMessage;
import io.github.mapikit.mailfiles.pst.builder.ndb.NodeType;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstDamage;
import io.github.mapikit.model.message.BodyFormat;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is damaged costs itself, is told, and is never shown as if it were right.
 */
class PstDamageTests {

	private static final int MESSAGES = 40;

	@TempDir
	Path folder;

	private Path file = Path.of("");

	private int inbox;

	private int within;

	private int[] nids = {};

	private void build(PstVariant variant) throws IOException {
		this.file = this.folder.resolve("mail.pst");
		try (PstBuilder pst = variant.build(this.file)) {
			PstFolder target = pst.top().folder("Inbox", "IPF.Note");
			this.inbox = target.nid();
			this.nids = new int[MESSAGES];
			for (int i = 0; i < MESSAGES; i++) {
				this.nids[i] = target.add(message(i));
			}
			PstFolder sub = target.folder("Within");
			this.within = sub.nid();
			sub.add(message(100));
			pst.top().folder("Other").add(message(200));
		}
	}

	private static PstMessage message(int number) {
		return PstSamples.message(number)
			.body("Text of %d, ".formatted(number) + "long ".repeat(2000))
			.attach(PstAttachment.of("first.bin", PstSamples.bytes(number, 100_000)))
			.attach(PstAttachment.of("second.bin", PstSamples.bytes(number + 1, 5_000)));
	}

	private void damage(Damaging damaging) throws IOException {
		try (PstDamage target = new PstDamage(this.file)) {
			damaging.damage(target);
		}
	}

	private static void assertCorrupt(ThrowingCallable call) {
		assertThatExceptionOfType(MapiCallException.class).isThrownBy(call)
			.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA));
	}

	private static void assertSound(ReadPst read, String subject) throws IOException {
		MailItem item = read.item(subject);
		int number = Integer.parseInt(subject.substring(subject.indexOf(' ') + 1));
		try (MailContent content = item.open()) {
			assertThat(content.body(BodyFormat.TEXT)).startsWith("Text of " + number + ",").endsWith("long ");
			assertThat(ReadPst.bytes(ReadPst.attachment(content, "first.bin")))
				.isEqualTo(PstSamples.bytes(number, 100_000));
			assertThat(ReadPst.bytes(ReadPst.attachment(content, "second.bin")))
				.isEqualTo(PstSamples.bytes(number + 1, 5_000));
			assertThat(content.truncations()).isEmpty();
		}
	}

	private static void assertSound(ReadPst read, IntStream numbers) throws IOException {
		for (int number : numbers.toArray()) {
			assertSound(read, "Größe " + number);
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenABlockOfAnAttachmentIsDamagedThenItCannotBeRead(PstVariant variant) throws Exception {
		build(variant);
		damage((target) -> {
			int blocks = target.blocks(this.nids[7], NodeType.ATTACHMENT, NodeType.LTP);
			assertThat(blocks).isGreaterThan(1);
			target.flip(this.nids[7], blocks - 1, NodeType.ATTACHMENT, NodeType.LTP);
		});
		try (ReadPst read = new ReadPst(this.file); MailContent content = read.item("Größe 7").open()) {
			assertCorrupt(() -> ReadPst.bytes(ReadPst.attachment(content, "first.bin")));
			assertThat(ReadPst.bytes(ReadPst.attachment(content, "second.bin"))).isEqualTo(PstSamples.bytes(8, 5_000));
			assertSound(read, IntStream.range(0, MESSAGES).filter((number) -> number != 7));
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenDamagedDataAreWantedThenTheyAreShownAndMarked(PstVariant variant) throws Exception {
		build(variant);
		damage((target) -> target.flip(this.nids[7], 0, NodeType.ATTACHMENT, NodeType.LTP));
		damage((target) -> target.flip(this.nids[8], 0, NodeType.LTP));
		try (ReadPst read = new ReadPst(this.file, new PstOptions(true, true));
				MailContent seven = read.item("Größe 7").open();
				MailContent eight = read.item("Größe 8").open()) {
			assertThat(ReadPst.bytes(ReadPst.attachment(seven, "first.bin"))).hasSize(100_000)
				.isNotEqualTo(PstSamples.bytes(7, 100_000));
			assertThat(eight.body(BodyFormat.TEXT)).startsWith("Text of 8,");
			assertThat(eight.truncations()).isNotEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenTheListOfAnAttachmentsBlocksIsDamagedThenItCannotBeRead(PstVariant variant) throws Exception {
		build(variant);
		damage((target) -> target.flipList(this.nids[7], NodeType.ATTACHMENT, NodeType.LTP));
		try (ReadPst read = new ReadPst(this.file); MailContent content = read.item("Größe 7").open()) {
			assertCorrupt(() -> ReadPst.bytes(ReadPst.attachment(content, "first.bin")));
			assertSound(read, IntStream.range(0, MESSAGES).filter((number) -> number != 7));
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenAMessagesPropertiesAreDamagedThenItAloneCannotBeRead(PstVariant variant) throws Exception {
		build(variant);
		damage((target) -> target.flip(this.nids[7], 0));
		try (ReadPst read = new ReadPst(this.file)) {
			List<MailItem> shown = read.folder("Inbox").items();
			if (shown.size() == MESSAGES) {
				assertCorrupt(() -> read.item("Größe 7").open());
			}
			else {
				assertThat(read.counts().failed()).isEqualTo(1);
				assertThat(read.skipped()).isNotEmpty();
			}
			assertSound(read, IntStream.range(0, MESSAGES).filter((number) -> number != 7));
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenAMessagesPartsAreDamagedThenItAloneCannotBeRead(PstVariant variant) throws Exception {
		build(variant);
		damage((target) -> target.flipSubnodes(this.nids[7]));
		try (ReadPst read = new ReadPst(this.file)) {
			assertThat(read.folder("Inbox").items()).hasSizeGreaterThanOrEqualTo(MESSAGES - 1);
			assertSound(read, IntStream.range(0, MESSAGES).filter((number) -> number != 7));
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenAFoldersTableIsDamagedThenItsMessagesAreRecovered(PstVariant variant) throws Exception {
		build(variant);
		damage((target) -> target.flip(NodeType.CONTENTS_TABLE.of(this.inbox), 0));
		try (ReadPst read = new ReadPst(this.file)) {
			assertThat(read.skipped()).anyMatch((line) -> line.contains("Inbox"));
			assertThat(read.items()).hasSize(MESSAGES + 2);
			assertSound(read, IntStream.concat(IntStream.range(0, MESSAGES), IntStream.of(100, 200)));
			assertThat(read.subjects("Inbox", "Within")).containsExactly("Größe 100");
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenTheListOfFoldersIsDamagedThenTheNodesTellOfThem(PstVariant variant) throws Exception {
		build(variant);
		damage((target) -> target.flip(NodeType.HIERARCHY_TABLE.of(this.inbox), 0));
		try (ReadPst read = new ReadPst(this.file)) {
			assertThat(read.skipped()).isNotEmpty();
			assertThat(read.items()).hasSize(MESSAGES + 2);
			assertThat(read.subjects("Inbox", "Within")).containsExactly("Größe 100");
			assertSound(read, IntStream.concat(IntStream.range(0, MESSAGES), IntStream.of(100, 200)));
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenAFoldersPropertiesAreDamagedThenItsMessagesAreThere(PstVariant variant) throws Exception {
		build(variant);
		damage((target) -> target.flip(this.within, 0));
		try (ReadPst read = new ReadPst(this.file)) {
			assertThat(read.skipped()).isNotEmpty();
			assertThat(read.items()).hasSize(MESSAGES + 2);
			assertSound(read, IntStream.of(0, 100, 200));
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenAPageOfNodesIsBrokenThenItCostsItsNodesOnly(PstVariant variant) throws Exception {
		build(new PstVariant("few entries a page", variant.options().withEntries(8, 5000, 5000)));
		damage((target) -> target.breakNodePage(this.nids[20]));
		try (ReadPst read = new ReadPst(this.file)) {
			assertThat(read.skipped()).isNotEmpty();
			List<Integer> sound = soundNumbers(read);
			assertThat(sound).hasSizeBetween(MESSAGES + 2 - 8, MESSAGES + 2).doesNotContain(20).contains(0, 39, 200);
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenAPageOfBlocksIsBrokenThenItCostsItsBlocksOnly(PstVariant variant) throws Exception {
		build(new PstVariant("few entries a page", variant.options().withEntries(8, 5000, 5000)));
		damage((target) -> target.breakBlockPage(this.nids[20]));
		try (ReadPst read = new ReadPst(this.file)) {
			List<Integer> sound = soundNumbers(read);
			assertThat(sound).hasSizeBetween(MESSAGES + 2 - 8, MESSAGES + 2).doesNotContain(20).contains(0, 39, 200);
		}
	}

	/** Returns the numbers of the messages that can be read whole. */
	private static List<Integer> soundNumbers(ReadPst read) {
		return read.items()
			.stream()
			.map(MailItem::subject)
			.filter((subject) -> isSound(read, subject))
			.map((subject) -> Integer.valueOf(subject.substring(6)))
			.toList();
	}

	private static boolean isSound(ReadPst read, String subject) {
		try {
			assertSound(read, subject);
			return true;
		}
		catch (MapiCallException ex) {
			assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA);
			return false;
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private interface Damaging {

		void damage(PstDamage file) throws IOException;

	}

}
