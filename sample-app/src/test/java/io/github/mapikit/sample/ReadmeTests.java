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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the README says to ask the sample is answered.
 */
@ApiTest
class ReadmeTests {

	private static final Pattern QUESTION = Pattern.compile("(?m)^curl http://localhost:8080(/\\S+)$");

	@Test
	void whenAskedAsTheReadmeSaysThenTheSampleAnswers(@LocalServerPort int port) throws IOException {
		Api api = new Api(port);
		List<String> paths = QUESTION.matcher(Files.readString(Path.of("../README.md")))
			.results()
			.map((MatchResult question) -> question.group(1))
			.toList();
		assertThat(paths).contains("/api/folders").hasSizeGreaterThan(1);
		assertThat(paths).allSatisfy((path) -> {
			Api.Answer answer = api.get(path);
			assertThat(answer.status()).isEqualTo(200);
			assertThat(answer.json().isObject()).isTrue();
		});
	}

}
