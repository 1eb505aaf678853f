// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class SendApiTests {

	private Api api;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.api = new Api(port);
	}

	@Test
	void whenMessageIsSentThenItIsInInboxAndSentItems(CapturedOutput output) {
		Api.Answer answer = this.api.post("/api/messages", """
				{ "to": ["nora.lindqvist@example.org"], "cc": ["jon.brekke@example.org"],
				  "subject": "Grüße an mich \uD83D\uDC4B", "text": "Geheimnis im Möwennest" }""");
		assertThat(answer.status()).as(answer.text()).isEqualTo(202);
		assertThat(answer.header("Location")).isEqualTo("/api/folders/" + this.api.folder("Sent Items") + "/messages");
		for (String folder : List.of("Inbox", "Sent Items")) {
			await(folder, "Grüße an mich \uD83D\uDC4B");
		}
		String id = this.api.list("Inbox", "q=" + Api.encode("grüße an mich"))
			.get("content")
			.get(0)
			.get("id")
			.asString();
		var message = this.api.get("/api/messages/" + id).json();
		assertThat(message.get("text").get("content").asString()).startsWith("Geheimnis im Möwennest");
		assertThat(message.get("from").get("address").asString()).isEqualTo("nora.lindqvist@example.org");
		assertThat(Api.Answer.texts(message.get("recipients"), "address")).containsExactly("nora.lindqvist@example.org",
				"jon.brekke@example.org");
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> output.getAll().contains("New mail: message "));
		assertThat(output.getAll()).doesNotContain("Möwennest", "Grüße an mich");
	}

	@Test
	void whenMessageToOthersIsSentThenItIsInSentItemsOnly() {
		Api.Answer answer = this.api.post("/api/messages",
				"{ \"to\": [\"jon.brekke@example.org\"], \"subject\": \"For Jon alone\", \"html\": \"<b>Hi</b>\" }");
		assertThat(answer.status()).as(answer.text()).isEqualTo(202);
		await("Sent Items", "For Jon alone");
		assertThat(this.api.subjects("Inbox", "q=" + Api.encode("For Jon alone"))).isEmpty();
		String id = this.api.list("Sent Items", "q=Jon%20alone").get("content").get(0).get("id").asString();
		assertThat(this.api.get("/api/messages/" + id).json().get("html").get("content").asString())
			.contains("<b>Hi</b>");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{ "to": [], "subject": "x", "text": "y" }                                    | to
			{ "subject": "x", "text": "y" }                                              | to
			{ "to": ["nobody"], "subject": "x", "text": "y" }                            | to[0]
			{ "to": [""], "subject": "x", "text": "y" }                                  | to[0]
			{ "to": ["a@example.org"], "cc": ["b"], "subject": "x", "text": "y" }        | cc[0]
			{ "to": ["a@example.org\\r\\nBcc: b@example.org"], "subject": "x", "text": "y" } | to[0]
			{ "to": ["a@example.org"], "subject": "x\\r\\nBcc: b@example.org", "text": "y" } | subject
			{ "to": ["a@example.org"], "text": "y" }                                     | subject
			{ "to": ["a@example.org"], "subject": "x" }                                  | bodyGiven
			{ "to": ["a@example.org"], "subject": "x", "text": "y", "html": "z" }        | bodyGiven
			""")
	void whenDraftIsNotValidThenRequestIsRefused(String draft, String violated) {
		assertThat(this.api.post("/api/messages", draft)).isProblem(400).names(violated);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{ "to":
			[]
			{ "to": "a@example.org", "subject": { }, "text": [] }
			null
			""")
	void whenBodyIsNoDraftThenRequestIsRefused(String body) {
		assertThat(this.api.post("/api/messages", body)).isProblem(400);
	}

	@Test
	void whenBodyIsTooLargeThenItIsNotReadToItsEnd() {
		String body = "{ \"to\": [\"a@example.org\"], \"subject\": \"x\", \"text\": \"" + "y".repeat(4_500_000)
				+ "\" }";
		assertThat(this.api.post("/api/messages", body)).isProblem(413).says("4194304 bytes");
	}

	@Test
	void whenBodyIsDeeplyNestedThenRequestIsRefused() {
		assertThat(this.api.post("/api/messages", "[".repeat(100_000))).isProblem(400);
	}

	@Test
	void whenBodyIsNotJsonThenTypeIsNotSupported() {
		assertThat(this.api.post("/api/messages", "text/plain", "hello")).isProblem(415);
	}

	private void await(String folder, String subject) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThat(this.api.subjects(folder, "size=200")).contains(subject));
	}

}
