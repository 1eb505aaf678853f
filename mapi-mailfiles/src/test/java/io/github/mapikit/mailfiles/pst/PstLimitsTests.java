// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.pst.builder.PstAttachment;
import io.github.mapikit.mailfiles.pst.builder.PstBuilder;
import io.github.mapikit.mailfiles.pst.builder.PstFolder;
import io.github.mapikit.mailfiles.pst.builder.PstMessage;
import io.github.mapikit.mailfiles.pst.builder.ndb.NdbOptions;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstEncoding;
import io.github.mapikit.mailfiles.pst.builder.ndb.PstFormat;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What messages of data files may cost.
 */
class PstLimitsTests {

	private static final int BODY = 10_000;

	@TempDir
	Path folder;

	private OpenedPst open(MailboxLimits limits, Content content) throws IOException {
		Path file = this.folder.resolve("limits.pst");
		try (PstBuilder pst = new PstBuilder(file, NdbOptions.of(PstFormat.UNICODE, PstEncoding.NONE),
				StandardCharsets.US_ASCII)) {
			content.addTo(pst.top());
		}
		return OpenedPst.open(file, PstOptions.defaults(), limits);
	}

	private static MailboxLimits bytes(long attachment) {
		return MailboxLimits.defaults().withBytes(1000, BODY, attachment, 1000);
	}

	@Test
	void whenAValueIsTooLongThenItIsLeftOutAndTold() throws IOException {
		try (OpenedPst pst = open(bytes(1000),
				(top) -> top.add(new PstMessage("one").set(PropertyTag.binary(0x6700), Binary.of(new byte[BODY + 1]))
					.set(PropertyTag.binary(0x6701), Binary.of(new byte[BODY]))));
				MailContent content = pst.item("one").open()) {
			assertThat(content.get(PropertyTag.binary(0x6700))).isNull();
			assertThat(Objects.requireNonNull(content.get(PropertyTag.binary(0x6701))).size()).isEqualTo(BODY);
			assertThat(content.truncations()).hasSize(1).first().asString().contains("0x6700");
		}
	}

	@Test
	void whenValuesAreTooLongTogetherThenTheLastOnesAreLeftOutAndTheFirstOfThemIsTold() throws IOException {
		try (OpenedPst pst = open(bytes(1000), (top) -> {
			PstMessage message = new PstMessage("one");
			for (int i = 0; i < 10; i++) {
				message.set(PropertyTag.binary(0x6700 + i), Binary.of(new byte[BODY]));
			}
			top.add(message);
		}); MailContent content = pst.item("one").open()) {
			long count = content.properties().keySet().stream().filter((tag) -> tag.id() >> 8 == 0x67).count();
			assertThat(count).isBetween(1L, 3L);
			assertThat(content.truncations()).hasSize(1);
		}
	}

	@Test
	void whenThereAreTooManyRecipientsOrAttachmentsThenTheFirstAreShownAndThatIsTold() throws IOException {
		MailboxLimits limits = MailboxLimits.defaults().withCounts(100, 10, 100, 3, 2);
		try (OpenedPst pst = open(limits, (top) -> {
			PstMessage message = new PstMessage("one");
			for (int i = 0; i < 5; i++) {
				message.to("Name " + i, "a" + i + "@example.com");
				message.attach(PstAttachment.of(i + ".txt", new byte[i]));
			}
			top.add(message);
		}); MailContent content = pst.item("one").open()) {
			assertThat(content.recipients()).hasSize(3);
			assertThat(content.attachments()).extracting(MailAttachment::fileName).containsExactly("0.txt", "1.txt");
			assertThat(content.truncations()).hasSize(2);
		}
	}

	@Test
	void whenAnAttachmentIsTooLargeThenItsStreamEnds() throws IOException {
		try (OpenedPst pst = open(bytes(50_000),
				(top) -> top.add(new PstMessage("one").attach(PstAttachment.of("large", new byte[60_000]))));
				MailContent content = pst.item("one").open();
				InputStream in = content.attachments().get(0).open()) {
			assertThat(content.attachments().get(0).size()).isEqualTo(50_000);
			assertThat(in.readAllBytes()).hasSize(50_000);
		}
	}

	@Test
	void whenMessagesAreNestedTooDeeplyThenTheInnermostIsNotOpened() throws IOException {
		PstMessage message = new PstMessage("innermost");
		for (int i = 0; i < 3; i++) {
			message = new PstMessage("outer " + i).attach(PstAttachment.embedded("inner", message));
		}
		PstMessage outermost = message;
		try (OpenedPst pst = open(MailboxLimits.defaults().withStructure(10, 10, 2), (top) -> top.add(outermost));
				MailContent first = pst.item("outer 2").open();
				MailContent second = first.attachments().get(0).openMessage();
				MailContent third = second.attachments().get(0).openMessage()) {
			assertThat(third.get(PropertyTags.SUBJECT)).isEqualTo("outer 0");
			assertThatExceptionOfType(MapiCallException.class)
				.isThrownBy(() -> third.attachments().get(0).openMessage())
				.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_TOO_COMPLEX));
		}
	}

	@Test
	void whenFoldersAreNestedTooDeeplyThenThatIsTold() throws IOException {
		try (OpenedPst pst = open(MailboxLimits.defaults().withCounts(100, 2, 100, 10, 10), (top) -> {
			PstFolder current = top;
			for (int i = 0; i < 5; i++) {
				current = current.folder("level " + i);
				current.add(new PstMessage("on level " + i));
			}
		})) {
			assertThat(pst.items()).extracting(MailItem::subject).contains("on level 0", "on level 1");
			assertThat(pst.skipped()).anyMatch((skipped) -> skipped.reason().contains("levels deep"));
		}
	}

	/**
	 * What a file has.
	 */
	private interface Content {

		void addTo(PstFolder top) throws IOException;

	}

}
