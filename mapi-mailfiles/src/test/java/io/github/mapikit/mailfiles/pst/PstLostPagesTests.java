// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.pst.builder.PstAttachment;
import io.github.mapikit.mailfiles.pst.builder.PstBuilder;
import io.github.mapikit.mailfiles.pst.builder.PstFolder;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstDamage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page of a B-tree that is lost costs no more than the entries that stand in it.
 */
class PstLostPagesTests {

	private static final int MESSAGES = 40;

	@TempDir
	Path folder;

	private Path file = Path.of("");

	private int message;

	private void build(PstVariant variant) throws IOException {
		this.file = this.folder.resolve("mail.pst");
		PstVariant deep = new PstVariant("deep", variant.options().withEntries(6, 5000, 5000));
		try (PstBuilder pst = deep.build(this.file)) {
			PstFolder inbox = pst.top().folder("Inbox", "IPF.Note");
			for (int i = 0; i < MESSAGES; i++) {
				this.message = inbox.add(PstSamples.message(i)
					.body("Text of " + i)
					.attach(PstAttachment.of("data.bin", PstSamples.bytes(i, 20_000))));
			}
		}
	}

	private void damage(Damaging damaging) throws IOException {
		try (PstDamage target = new PstDamage(this.file)) {
			damaging.damage(target);
		}
	}

	private void assertAllIsRead(String... told) throws IOException {
		assertAllIsRead(PstOptions.defaults(), told);
		assertAllIsRead(new PstOptions(true, true), told);
	}

	private void assertAllIsRead(PstOptions options, String... told) throws IOException {
		try (ReadPst read = new ReadPst(this.file, options)) {
			assertThat(read.subjects("Inbox")).hasSize(MESSAGES);
			assertThat(read.counts()).isEqualTo(new PstCounts(MESSAGES, MESSAGES, 0));
			for (MailItem item : read.items()) {
				int number = Integer.parseInt(item.subject().substring(item.subject().indexOf(' ') + 1));
				try (MailContent content = item.open()) {
					assertThat(ReadPst.bytes(content.attachments().get(0))).isEqualTo(PstSamples.bytes(number, 20_000));
					assertThat(content.truncations()).isEmpty();
				}
			}
			assertThat(read.skipped()).hasSize(told.length);
			for (String sentence : told) {
				assertThat(read.skipped()).anyMatch((line) -> line.contains(sentence));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenTheRootOfTheNodesIsBrokenThenAllIsRead(PstVariant variant) throws Exception {
		build(variant);
		damage((target) -> target.breakNodePage(this.message, 0));
		assertAllIsRead("B-tree of nodes is broken");
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenAnInnerPageOfTheNodesIsBrokenThenAllIsRead(PstVariant variant) throws Exception {
		build(variant);
		damage((target) -> target.breakNodePage(this.message, 1));
		assertAllIsRead("B-tree of nodes is broken");
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenTheRootOfTheBlocksIsBrokenThenAllIsRead(PstVariant variant) throws Exception {
		build(variant);
		damage((target) -> target.breakBlockPage(this.message, 0));
		assertAllIsRead("B-tree of blocks is broken");
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenAnInnerPageOfTheBlocksIsBrokenThenAllIsRead(PstVariant variant) throws Exception {
		build(variant);
		damage((target) -> target.breakBlockPage(this.message, 1));
		assertAllIsRead("B-tree of blocks is broken");
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenTheHeaderLeadsNowhereThenAllIsRead(PstVariant variant) throws Exception {
		build(variant);
		damage(PstDamage::loseRoots);
		assertAllIsRead("B-tree of nodes is broken", "B-tree of blocks is broken");
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenAChecksumOfTheHeaderIsWrongThenAllIsRead(PstVariant variant) throws Exception {
		for (int number = 0; number < (variant.isUnicode() ? 2 : 1); number++) {
			build(variant);
			int broken = number;
			damage((target) -> target.breakHeaderChecksum(broken));
			assertAllIsRead("checksum of its header");
		}
	}

	@ParameterizedTest
	@MethodSource("io.github.mapikit.mailfiles.pst.PstVariant#permuted")
	void whenTheFileIsCutOffThenWhatStandsBeforeIsReadAndTheRestIsTold(PstVariant variant) throws Exception {
		build(variant);
		byte[] all = Files.readAllBytes(this.file);
		for (int part = 19; part > 0; part--) {
			Files.write(this.file, Arrays.copyOf(all, all.length / 20 * part));
			try (ReadPst read = new ReadPst(this.file)) {
				assertThat(read.skipped()).anyMatch((line) -> line.contains("it is cut off"));
				assertThat(read.counts().read() + read.counts().failed()).isLessThanOrEqualTo(MESSAGES);
				for (MailItem item : read.items()) {
					assertWholeOrBroken(item);
				}
			}
			catch (IOException ex) {
				assertThat(ex).isInstanceOf(BrokenMailException.class).hasMessageContaining("cut off");
			}
		}
	}

	private static void assertWholeOrBroken(MailItem item) throws IOException {
		int number = Integer.parseInt(item.subject().substring(item.subject().indexOf(' ') + 1));
		try (MailContent content = item.open()) {
			assertThat(ReadPst.bytes(content.attachments().get(0))).isEqualTo(PstSamples.bytes(number, 20_000));
		}
		catch (MapiCallException ex) {
			assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_CORRUPT_DATA);
		}
	}

	/**
	 * What is done to a file.
	 */
	private interface Damaging {

		void damage(PstDamage target) throws IOException;

	}

}
