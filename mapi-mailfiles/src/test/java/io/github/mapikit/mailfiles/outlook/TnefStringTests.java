// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What strings of 8 bits in TNEF are in, and what its attachments keep.
 */
class TnefStringTests {

	private static final int SUBJECT = 0x0037001E;

	private static final byte[] IID_MESSAGE = { 0x07, 0x03, 0x02, 0, 0, 0, 0, 0, (byte) 0xC0, 0, 0, 0, 0, 0, 0, 0x46 };

	private static final byte[] IID_STORAGE = { 0x0B, 0, 0, 0, 0, 0, 0, 0, (byte) 0xC0, 0, 0, 0, 0, 0, 0, 0x46 };

	static Stream<Arguments> encodings() {
		return Stream.of(Arguments.of("Grüße €", "windows-1252", 1252), Arguments.of("Привет", "windows-1251", 1251),
				Arguments.of("日本語", "windows-31j", 932), Arguments.of("汉字", "GBK", 936),
				Arguments.of("Grüße", "UTF-8", 65001));
	}

	@ParameterizedTest
	@MethodSource("encodings")
	void whenTheOemCodePageIsGivenThenAttributesAndPropertiesAreInIt(String text, String charset, int codePage)
			throws Exception {
		TnefMessage message = read(new TestTnef().codePage(codePage)
			.message(0x8004, bytes(text, charset))
			.properties(new TestTnef.Properties().text(0x0E04001E, text, charset).number(0x3FDE0003, 65001)));
		assertThat(message.values().get(PropertyTags.SUBJECT)).isEqualTo(text);
		assertThat(message.values().get(PropertyTags.DISPLAY_TO)).isEqualTo(text);
	}

	@ParameterizedTest
	@MethodSource("encodings")
	void whenPropertiesGiveACodePageThenItIsTheirsWhereverItStands(String text, String charset, int codePage)
			throws Exception {
		TnefMessage message = read(new TestTnef().codePage(1252)
			.message(0x8004, bytes("Grüße", "windows-1252"))
			.properties(new TestTnef.Properties().text(0x0E04001E, text, charset)
				.number(StringDecoder.MESSAGE_CODEPAGE, codePage)));
		assertThat(message.values().get(PropertyTags.SUBJECT)).isEqualTo("Grüße");
		assertThat(message.values().get(PropertyTags.DISPLAY_TO)).isEqualTo(text);
	}

	@Test
	void whenNothingIsGivenThenTheLocaleTells() throws Exception {
		TnefMessage message = read(new TestTnef().message(0x8004, bytes("Привет", "windows-1251"))
			.properties(new TestTnef.Properties().number(StringDecoder.MESSAGE_LOCALE_ID, 1049)));
		assertThat(message.values().get(PropertyTags.SUBJECT)).isEqualTo("Привет");
		message = read(new TestTnef().message(0x8004, bytes("Grüße €", "windows-1252")));
		assertThat(message.values().get(PropertyTags.SUBJECT)).isEqualTo("Grüße €");
	}

	@Test
	void whenAMessageIsInItThenTheOuterCodePageHoldsUnlessItHasItsOwn() throws Exception {
		TestTnef plain = new TestTnef().message(0x8004, bytes("внутри", "windows-1251"));
		TestTnef own = new TestTnef().codePage(932).message(0x8004, bytes("日本", "windows-31j"));
		TestTnef outer = new TestTnef().codePage(1251)
			.attachment(object(IID_MESSAGE, plain.toBytes()))
			.attachment(object(IID_MESSAGE, own.toBytes()));
		List<MailAttachment> attachments = attachments(outer);
		assertThat(attachments).extracting((attachment) -> attachment.openMessage().get(PropertyTags.SUBJECT))
			.containsExactly("внутри", "日本");
	}

	@Test
	void whenRowsHaveStringsThenTheyAreInTheMessagesCodePage() throws Exception {
		TestTnef inner = new TestTnef().codePage(1251)
			.recipients(new TestTnef.Properties().text(0x3001001E, "Иван", "windows-1251")
				.text(0x3002001E, "EX", "US-ASCII")
				.text(0x3003001E, "/O=X/CN=IVAN", "US-ASCII")
				.text(0x39FE001E, "ivan@example.ru", "US-ASCII"));
		MailContent content = attachments(new TestTnef().attachment(object(IID_MESSAGE, inner.toBytes()))).get(0)
			.openMessage();
		assertThat(content.recipients()).extracting(Recipient::name, Recipient::smtpAddress)
			.containsExactly(org.assertj.core.api.Assertions.tuple("Иван", "ivan@example.ru"));
	}

	@Test
	void whenHtmlIsAStringThenTheInternetCodePageHolds() throws Exception {
		TestTnef inner = new TestTnef().codePage(1252)
			.properties(new TestTnef.Properties().text(0x1013001E, "<p>Привет</p>", "windows-1251")
				.number(0x3FDE0003, 1251));
		MailContent content = attachments(new TestTnef().attachment(object(IID_MESSAGE, inner.toBytes()))).get(0)
			.openMessage();
		assertThat(content.body(BodyFormat.HTML)).isEqualTo("<p>Привет</p>");
	}

	@Test
	void whenAPictureIsInTheTextThenItKeepsWhatSaysSo() throws Exception {
		TestTnef.Properties picture = new TestTnef.Properties().text(0x3712001E, "<a@b>", "US-ASCII")
			.text(0x3713001E, "https://example.com/a.png", "US-ASCII")
			.text(0x370E001E, "image/png", "US-ASCII")
			.number(0x37140003, 4)
			.number(0x7FFE000B, 1);
		TestTnef tnef = new TestTnef().attachment(picture, new byte[] { 1, 0, 77, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 });
		MailAttachment attachment = attachments(tnef).get(0);
		assertThat(attachment.get(PropertyTags.ATTACH_CONTENT_ID)).isEqualTo("a@b");
		assertThat(attachment.get(PropertyTag.unicode(0x3713))).isEqualTo("https://example.com/a.png");
		assertThat(attachment.get(PropertyTags.ATTACH_MIME_TAG)).isEqualTo("image/png");
		assertThat(attachment.get(PropertyTag.int32(0x3714))).isEqualTo(4);
		assertThat(attachment.get(OutlookAttachments.HIDDEN)).isTrue();
		assertThat(attachment.get(PropertyTags.RENDERING_POSITION)).isEqualTo(77);
	}

	@Test
	void whenAnAttachmentIsAnObjectOrAReferenceThenItSaysSo() throws Exception {
		TestTnef.Properties reference = new TestTnef.Properties().number(0x37050003, 4)
			.text(0x370D001E, "C:\\plan.doc", "US-ASCII");
		List<MailAttachment> attachments = attachments(
				new TestTnef().attachment(object(IID_STORAGE, new byte[] { 1, 2, 3 }).number(0x37050003, 6))
					.attachment(reference));
		assertThat(attachments.get(0).method()).isEqualTo(AttachmentMethod.OLE);
		assertThat(attachments.get(0).open().readAllBytes()).containsExactly(1, 2, 3);
		assertThat(attachments.get(1).fileName()).isEqualTo("plan.doc");
		assertThatExceptionOfType(MapiCallException.class).isThrownBy(attachments.get(1)::open)
			.withMessageContaining("ATTACH_BY_REF_ONLY")
			.withMessageContaining("C:\\plan.doc")
			.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_NOT_FOUND));
	}

	private static TnefMessage read(TestTnef tnef) throws Exception {
		return TnefReader.read(ByteBuffer.wrap(tnef.toBytes()), MailboxLimits.defaults(), new NamedProperties(),
				new ArrayList<>());
	}

	private static List<MailAttachment> attachments(TestTnef tnef) throws Exception {
		MailProperties target = new MailProperties();
		TnefMessage message = read(tnef);
		message.putInto(target);
		return message.toAttachments(0, "test", MailboxLimits.defaults(), 0);
	}

	private static byte[] bytes(String text, String charset) throws Exception {
		return (text + "\0").getBytes(charset);
	}

	private static TestTnef.Properties object(byte[] id, byte[] content) {
		byte[] value = Arrays.copyOf(id, id.length + content.length);
		System.arraycopy(content, 0, value, id.length, content.length);
		return new TestTnef.Properties().value(0x3701000D, value);
	}

}
