// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
@DirtiesContext
class MoveApiTests {

	private Api api;

	private String from;

	private String to;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.api = new Api(port);
		this.from = this.api.folder("Inbox");
		this.to = this.api.folder("Projects");
	}

	@Test
	void whenMessageIsMovedThenItIsInTheOtherFolderOnly() {
		JsonNode answer = move(this.api.message("Keys for the boathouse")).json();
		assertThat(answer.get("isComplete").asBoolean()).isTrue();
		assertThat(answer.get("failed")).isEmpty();
		assertThat(this.api.subjects("Projects", "")).contains("Keys for the boathouse");
		assertThat(this.api.subjects("Inbox", "")).doesNotContain("Keys for the boathouse");
	}

	@Test
	void whenOneOfSeveralMessagesIsNotThereThenItIsNamed() {
		String missing = this.api.message("Offer for paint – 5 € per litre");
		assertThat(move(missing).status()).isEqualTo(200);
		JsonNode answer = move(missing, this.api.message("写真の件について")).json();
		assertThat(answer.get("isComplete").asBoolean()).isFalse();
		assertThat(Api.Answer.strings(answer.get("failed"))).containsExactly(missing);
		assertThat(this.api.subjects("Projects", "")).contains("写真の件について");
	}

	@Test
	void whenFolderDoesNotExistThenNothingIsMoved() {
		this.to = "DEADBEEF";
		assertThat(move(this.api.message("Visitor numbers, third quarter"))).isProblem(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ \"messages\": [], \"to\": \"DEADBEEF\" }", "{ \"messages\": [\"DEADBEEF\"] }",
			"{ \"messages\": [null], \"to\": \"DEADBEEF\" }", "{ \"messages\": [\"junk\"], \"to\": \"DEADBEEF\" }",
			"{ \"to\": \"DEADBEEF\" }" })
	void whenRequestIsNotValidThenItIsRefused(String request) {
		assertThat(post(request)).isProblem(400);
	}

	private Api.Answer move(String... messages) {
		return post("{ \"messages\": [\"" + String.join("\", \"", messages) + "\"], \"to\": \"" + this.to + "\" }");
	}

	private Api.Answer post(String json) {
		return this.api.post("/api/folders/" + this.from + "/moves", json);
	}

}
