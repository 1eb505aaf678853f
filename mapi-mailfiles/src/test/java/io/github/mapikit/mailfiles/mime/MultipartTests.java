// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.property.PropertyTags;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a message is divided into parts.
 */
class MultipartTests {

	private static final String BEGIN = InMemory.BEGIN;

	private static String file(String name, String content) {
		return "Content-Disposition: attachment; filename=" + name + "\r\n\r\n" + content + "\r\n";
	}

	private static void assertFiles(String message, String... expected) throws Exception {
		try (MailContent content = InMemory.read(message)) {
			assertThat(content.attachments()).extracting((file) -> file.fileName() + "=" + InMemory.text(file))
				.containsExactly(expected);
		}
	}

	@Test
	void whenABoundaryBeginsWithAnotherThenBothAreTold() throws Exception {
		assertFiles(BEGIN + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
				+ "Content-Type: multipart/mixed; boundary=b-\r\n\r\n--b-\r\n" + file("one", "1\r\n--bc\r\n--b-b")
				+ "--b-\r\n" + file("two", "2") + "--b---\r\n--b\r\n" + file("three", "3") + "--b--\r\n",
				"one=1\r\n--bc\r\n--b-b", "two=2", "three=3");
	}

	@Test
	void whenABoundaryIsFollowedByBlanksThenItIsOne() throws Exception {
		assertFiles(BEGIN + "Content-Type: multipart/mixed; boundary=\"b \"\r\n\r\n--b\r\n" + file("one", "1")
				+ "--b\t\r\n" + file("two", "2") + "--b-- \r\n", "one=1", "two=2");
	}

	@Test
	void whenABoundaryEndsWithBlanksThenTheFirstLineTellsWhetherTheyAreMeant() throws Exception {
		assertFiles(
				BEGIN + "Content-Type: multipart/mixed; boundary=\"b  \"\r\n\r\n--b  \r\n"
						+ file("one", "1\r\n--b \r\n2") + "--b  \r\n" + file("two", "2") + "--b  --\r\n",
				"one=1\r\n--b \r\n2", "two=2");
	}

	@Test
	void whenTextFollowsABoundaryThenItHasNoMeaning() throws Exception {
		assertFiles(BEGIN + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b some text\r\n" + file("one", "1")
				+ "--b-- the end\r\nepilogue", "one=1");
	}

	@Test
	void whenThereIsNoLastBoundaryThenTheMessageEndsThePart() throws Exception {
		assertFiles(BEGIN + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + file("one", "1"), "one=1\r\n");
		assertFiles(BEGIN + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
				+ "Content-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n" + file("one", "1") + "--b\r\n"
				+ file("two", "2") + "--b--", "one=1", "two=2");
	}

	@Test
	void whenAPartFollowsTheLastOneThenItIsReadAllTheSame() throws Exception {
		assertFiles(BEGIN + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + file("one", "1")
				+ "--b--\r\nsome text\r\n--b\r\n" + file("two", "2") + "--b--\r\n", "one=1", "two=2");
	}

	@Test
	void whenNestedMultipartsHaveTheSameBoundaryThenAllPartsAreRead() throws Exception {
		assertFiles(BEGIN + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
				+ "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + file("one", "1") + "--b--\r\n--b\r\n"
				+ file("two", "2") + "--b--\r\n", "one=1", "two=2");
	}

	@Test
	void whenAHeaderEndsAtABoundaryThenThePartIsEmpty() throws Exception {
		assertFiles(
				BEGIN + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
						+ "Content-Disposition: attachment; filename=one\r\n--b\r\n" + file("two", "2") + "--b--\r\n",
				"one=", "two=2");
	}

	@Test
	void whenThereIsNoBoundaryThenTheTextIsNotLost() throws Exception {
		try (MailContent content = InMemory.read(BEGIN + "Content-Type: multipart/mixed; boundary=b\r\n\r\ntext")) {
			assertThat(content.body(BodyFormat.TEXT)).isEqualTo("text");
		}
		try (MailContent content = InMemory.read(BEGIN + "Content-Type: multipart/mixed\r\n\r\ntext")) {
			assertThat(content.body(BodyFormat.TEXT)).isEqualTo("text");
		}
	}

	@Test
	void whenTheHeaderNamesNoBoundaryThenTheFirstLineTellsIt() throws Exception {
		assertFiles(BEGIN + "Content-Type: multipart/mixed\r\n\r\n--b\r\n" + file("one", "1") + "--b\r\n"
				+ file("two", "2") + "--b--\r\n", "one=1", "two=2");
	}

	@Test
	void whenALineIsLongerThanTheWindowThenItsPartIsWhole() throws Exception {
		String line = "-".repeat(100_000) + "\r\n--" + "b".repeat(50_000);
		assertFiles(
				BEGIN + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + file("one", line) + "--b--\r\n",
				"one=" + line);
	}

	@Test
	void whenDigestsHoldMessagesThenTheyNeedNoType() throws Exception {
		try (MailContent content = InMemory.read(BEGIN + "Content-Type: multipart/digest; boundary=b\r\n\r\n--b\r\n\r\n"
				+ "Subject: inner\r\n\r\ntext\r\n--b--\r\n")) {
			MailAttachment inner = content.attachments().get(0);
			assertThat(inner.method()).isEqualTo(AttachmentMethod.EMBEDDED_MESSAGE);
			try (MailContent message = inner.openMessage()) {
				assertThat(message.get(PropertyTags.SUBJECT)).isEqualTo("inner");
				assertThat(message.body(BodyFormat.TEXT)).isEqualTo("text");
			}
		}
	}

	@Test
	void whenAMultipartClaimsAnEncodingThenItsPartsAreReadAllTheSame() throws Exception {
		assertFiles(
				BEGIN + "Content-Type: multipart/mixed; boundary=b\r\nContent-Transfer-Encoding: base64\r\n\r\n--b\r\n"
						+ file("one", "1") + "--b--\r\n",
				"one=1");
	}

	@Test
	void whenManyLinesLookLikeBoundariesThenEachIsLookedAtOnce() throws Exception {
		StringBuilder message = new StringBuilder(BEGIN);
		for (int i = 0; i < 60; i++) {
			message.append("Content-Type: multipart/mixed; boundary=b")
				.append(i)
				.append("\r\n\r\n--b")
				.append(i)
				.append("\r\n");
		}
		message.append("\r\n").append("--b\r\n".repeat(200_000));
		try (MailContent content = InMemory.read(message.toString())) {
			assertThat(content.body(BodyFormat.TEXT)).hasSize(200_000 * 5);
		}
	}

}
