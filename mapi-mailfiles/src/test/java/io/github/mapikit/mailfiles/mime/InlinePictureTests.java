// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.PropertyTags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pictures that an HTML body shows.
 */
class InlinePictureTests {

	private static String message(String html, String... headers) {
		StringBuilder message = new StringBuilder(InMemory.BEGIN)
			.append("Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n")
			.append(html)
			.append("\r\n");
		for (String header : headers) {
			message.append("--b\r\nContent-Type: image/png\r\n").append(header).append("\r\n\r\npicture\r\n");
		}
		return message.append("--b--\r\n").toString();
	}

	@ParameterizedTest
	@ValueSource(strings = { "<img src=\"cid:a@b\">", "<img src=cid:a@b>", "<IMG SRC = 'CID:A@B'>",
			"<img src=\"cid:a%40b\">", "<td background=\"cid:a@b\">", "<p style=\"background: url(cid:a@b)\">",
			"<p style=\"background: url('cid:a@b')\">" })
	void whenTheBodyRefersToAPictureThenItIsHidden(String html) throws Exception {
		try (MailContent content = InMemory.read(message(html, "Content-ID: <a@b>"))) {
			MailAttachment picture = content.attachments().get(0);
			assertThat(picture.get(PropertyTags.ATTACH_CONTENT_ID)).isEqualTo("a@b");
			assertThat(picture.get(MimeAttachments.HIDDEN)).isTrue();
			assertThat(picture.get(MimeAttachments.FLAGS)).isEqualTo(4);
			assertThat(content.get(PropertyTags.HASATTACH)).isFalse();
			assertThat(MessageFlag.HAS_ATTACHMENT.isIn(content.get(PropertyTags.MESSAGE_FLAGS))).isFalse();
		}
	}

	@Test
	void whenTheBodyDoesNotReferToAPictureThenItIsSeen() throws Exception {
		try (MailContent content = InMemory
			.read(message("<img src=\"cid:a@b\">", "Content-ID: <a@b>", "Content-ID: <c@d>"))) {
			assertThat(content.attachments()).extracting((picture) -> picture.get(MimeAttachments.HIDDEN))
				.containsExactly(true, null);
			assertThat(content.get(PropertyTags.HASATTACH)).isTrue();
		}
	}

	@Test
	void whenTheBodyRefersToALocationThenThePictureIsHidden() throws Exception {
		try (MailContent content = InMemory.read(message("<img src=\"http://example.org/a.png?x&amp;y\">",
				"Content-Location: http://example.org/\r\n a.png?x&y", "Content-Location: b.png"))) {
			assertThat(content.attachments()).extracting((picture) -> picture.get(MimeAttachments.HIDDEN))
				.containsExactly(true, null);
			assertThat(content.attachments()).extracting((picture) -> picture.get(MimeAttachments.CONTENT_LOCATION))
				.containsExactly("http://example.org/a.png?x&y", "b.png");
		}
	}

	@Test
	void whenTheBodyComesLastThenItsPicturesAreHidden() throws Exception {
		String message = InMemory.BEGIN + "Content-Type: multipart/related; boundary=b\r\n\r\n"
				+ "--b\r\nContent-Type: image/png\r\nContent-ID: a\r\n\r\npicture\r\n"
				+ "--b\r\nContent-Type: text/html\r\n\r\n<img src=cid:a>\r\n--b--\r\n";
		try (MailContent content = InMemory.read(message)) {
			assertThat(content.attachments().get(0).get(MimeAttachments.HIDDEN)).isTrue();
		}
	}

	@Test
	void whenTheBodyHasManyReferencesThenItIsReadAllTheSame() throws Exception {
		StringBuilder html = new StringBuilder();
		for (int i = 0; i < 100_000; i++) {
			html.append("<img src=cid:").append(i).append('>');
		}
		html.append("=".repeat(100_000)).append("src=".repeat(100_000)).append("url(".repeat(1_000_000));
		try (MailContent content = InMemory.read(message(html.toString(), "Content-ID: <7>"))) {
			assertThat(content.attachments().get(0).get(MimeAttachments.HIDDEN)).isTrue();
		}
	}

}
