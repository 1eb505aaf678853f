// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class AttachmentApiTests {

	private Api api;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.api = new Api(port);
	}

	@Test
	void whenPictureIsDownloadedThenBytesAndTypeAreThoseOfTheMail() {
		Api.Answer answer = download("Inspection report, draft 2", "deflection.png");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Content-Type")).isEqualTo("image/png");
		assertThat(answer.header("Content-Length")).isEqualTo(String.valueOf(answer.bytes().length));
		assertThat(answer.bytes()).startsWith(0x89, 'P', 'N', 'G').endsWith('I', 'E', 'N', 'D', 0xAE, 0x42, 0x60, 0x82);
	}

	@Test
	void whenFileIsDownloadedThenBrowserIsToldToSaveAndNotToGuess() {
		Api.Answer answer = download("Visitor numbers, third quarter", "visitors.csv");
		assertThat(answer.header("Content-Disposition")).startsWith("attachment; ");
		assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(answer.header("Content-Security-Policy")).contains("sandbox");
		assertThat(answer.text()).startsWith("month;visitors");
	}

	@Test
	void whenNameIsNotAsciiThenItIsEncoded() {
		Api.Answer answer = download("Ihre Rechnung Nr. 2026-0815", "Rechnung für Gepäckträger.pdf");
		assertThat(answer.header("Content-Disposition"))
			.contains("filename*=UTF-8''Rechnung%20f%C3%BCr%20Gep%C3%A4cktr%C3%A4ger.pdf");
		assertThat(answer.text()).startsWith("%PDF-1.4");
	}

	@Test
	void whenNameClimbsOutOfItsFolderThenOnlyItsLastPartIsLeft() {
		Api.Answer answer = download("", "logo.png");
		assertThat(answer.header("Content-Disposition")).contains("logo.png").doesNotContain("..", "/");
	}

	@Test
	void whenTextIsDownloadedThenItsBytesAreUnchanged() {
		assertThat(download("", "shopping list.txt").bytes()).contains("Möwenabwehr".getBytes(StandardCharsets.UTF_8));
	}

	@ParameterizedTest
	@ValueSource(strings = { "99", "-1", "2147483647" })
	void whenAttachmentDoesNotExistThenItIsNotFound(String number) {
		String id = this.api.message("Inspection report, draft 2");
		assertThat(this.api.get("/api/messages/" + id + "/attachments/" + number)).isProblem(404);
	}

	@Test
	void whenNumberIsNoneThenRequestIsRefused() {
		String id = this.api.message("Inspection report, draft 2");
		assertThat(this.api.get("/api/messages/" + id + "/attachments/first")).isProblem(400).says("must be a number");
	}

	@Test
	void whenFileIsReadAsMessageThenItIsRefused() {
		String id = this.api.message("Inspection report, draft 2");
		assertThat(this.api.get("/api/messages/" + id + "/attachments/0/message")).isProblem(422);
	}

	private Api.Answer download(String subject, String name) {
		String id = this.api.message(subject);
		JsonNode attachment = this.api.get("/api/messages/" + id)
			.json()
			.get("attachments")
			.valueStream()
			.filter((candidate) -> candidate.get("name").asString().equals(name))
			.findFirst()
			.orElseThrow();
		return this.api.get("/api/messages/" + id + "/attachments/" + attachment.get("number").asInt());
	}

}
