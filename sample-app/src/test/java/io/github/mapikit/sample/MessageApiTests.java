// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class MessageApiTests {

	private Api api;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.api = new Api(port);
	}

	@Test
	void whenMessageIsReadThenHeadersRecipientsAndBodyAreThere() {
		JsonNode message = read("Rückfrage zur Führung am Samstag");
		assertThat(message.get("from").get("name").asString()).isEqualTo("Mia Köhler");
		assertThat(message.get("from").get("address").asString()).isEqualTo("mia.koehler@example.com");
		assertThat(Api.Answer.texts(message.get("recipients"), "part")).containsExactly("TO", "CC");
		assertThat(Api.Answer.texts(message.get("recipients"), "address")).containsExactly("nora.lindqvist@example.org",
				"juergen.weiss@example.net");
		assertThat(message.get("messageClass").asString()).isEqualTo("IPM.Note");
		assertThat(message.get("received").asString()).isEqualTo("2026-09-29T08:02:00Z");
		assertThat(message.get("headers").asString()).contains("Message-ID: <0002.");
		assertThat(text(message)).contains("Schülergruppe aus Übersee").contains("Fährhaus");
	}

	@Test
	void whenMailIsInAnyCharsetThenTextIsUnicode() {
		assertThat(text(read("We did it \uD83C\uDF89 bridge model stands!"))).contains("\uD83C\uDF09\uD83D\uDCAA");
		assertThat(text(read("Приглашение на выставку"))).contains("«Мосты и берега»");
		assertThat(text(read("写真の件について"))).contains("橋の写真");
		assertThat(text(read("Offer for paint – 5 € per litre"))).contains("“marine grade” paint at 5 €");
	}

	@Test
	void whenMailIsHtmlThenItIsDataAndNothingThatABrowserRuns() {
		Api.Answer answer = this.api.get("/api/messages/" + this.api.message("You have won a harbour tour!!!"));
		assertThat(answer.header("Content-Type")).isEqualTo("application/json");
		assertThat(answer.json().get("html").get("content").asString()).contains("<script>", "onload=");
		assertThat(answer.json().get("html").get("truncated").asBoolean()).isFalse();
	}

	@Test
	void whenBrowserAsksForHtmlThenItDoesNotGetMailAsPage() {
		String path = "/api/messages/" + this.api.message("You have won a harbour tour!!!");
		Api.Answer answer = this.api.send(this.api.request(path).header("Accept", "text/html").build());
		assertThat(answer.header("Content-Type")).doesNotContain("html");
		assertThat(answer.status()).isEqualTo(406);
	}

	@Test
	void whenMailHasBothBodiesThenBothAreThere() {
		JsonNode message = read("Visitor numbers, third quarter");
		assertThat(text(message)).contains("The chart is in");
		assertThat(message.get("html").get("content").asString()).contains("cid:chart@visitors.example.com");
		assertThat(Api.Answer.texts(message.get("attachments"), "name")).contains("chart.png", "visitors.csv");
	}

	@Test
	void whenMailCameOverAListThenQuotedFromLinesAreRestored() {
		List<String> texts = this.api.messages()
			.filter((message) -> message.get("subject").asString().startsWith("[bridge-builders] Re: Glue"))
			.map((message) -> text(this.api.get("/api/messages/" + message.get("id").asString()).json()))
			.toList();
		assertThat(texts).hasSize(2)
			.anySatisfy((text) -> assertThat(text).contains("\nFrom what I read, Jürgen").doesNotContain(">From"));
	}

	@Test
	void whenMessageIsAttachedThenItCanBeRead() {
		String id = this.api.message("Fwd: Ersatzteile für die Winde");
		JsonNode attachment = this.api.get("/api/messages/" + id).json().get("attachments").get(0);
		assertThat(attachment.get("kind").asString()).isEqualTo("EMBEDDED_MESSAGE");
		String path = "/api/messages/" + id + "/attachments/" + attachment.get("number").asInt();
		assertThat(this.api.get(path)).isProblem(422).says("/message");
		JsonNode attached = this.api.get(path + "/message").json();
		assertThat(attached.get("subject").asString()).isEqualTo("Ersatzteile für die Winde");
		assertThat(text(attached)).contains("die Zahnräder für die Winde");
	}

	@Test
	void whenIdIsJunkThenRequestIsRefused() {
		assertThat(this.api.get("/api/messages/junk")).isProblem(400).says("hexadecimal");
	}

	@Test
	void whenMessageDoesNotExistThenItIsNotFound() {
		assertThat(this.api.get("/api/messages/DEADBEEF")).isProblem(404);
		assertThat(this.api.get("/api/messages/" + this.api.folder("Inbox"))).isProblem(404);
	}

	private JsonNode read(String subject) {
		return this.api.get("/api/messages/" + this.api.message(subject)).json();
	}

	private static String text(JsonNode message) {
		return message.get("text").get("content").asString();
	}

}
