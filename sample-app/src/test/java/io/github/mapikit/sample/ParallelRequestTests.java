// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class ParallelRequestTests {

	@Test
	void whenManyAskAtOnceThenEachGetsItsOwnAnswer(@LocalServerPort int port) {
		Api api = new Api(port);
		List<JsonNode> messages = api.messages().toList();
		List<CompletableFuture<Api.Answer>> answers = IntStream.range(0, 200)
			.mapToObj((i) -> api.getAsync(path(messages, i)))
			.toList();
		for (int i = 0; i < answers.size(); i++) {
			JsonNode expected = messages.get(i % messages.size());
			Api.Answer answer = answers.get(i).join();
			assertThat(answer.status()).as(answer.text()).isEqualTo(200);
			assertThat(answer.json().get("subject")).isEqualTo(expected.get("subject"));
		}
	}

	private String path(List<JsonNode> messages, int number) {
		return "/api/messages/" + messages.get(number % messages.size()).get("id").asString();
	}

}
