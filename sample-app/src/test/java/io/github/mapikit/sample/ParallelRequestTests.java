/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

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
