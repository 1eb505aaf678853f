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
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the README says to ask the sample is answered.
 */
@ApiTest
class ReadmeTests {

	private static final Pattern QUESTION = Pattern.compile("(?m)^curl http://localhost:8080(/\\S+)$");

	private static final Pattern PATH = Pattern.compile("(?m)^\\| `([A-Z]+ /api/[^`]+)` \\|");

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

	@Test
	void whenReadmeListsPathsThenTheyAreThoseOfTheSample(
			@Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings)
			throws IOException {
		Set<String> served = new TreeSet<>();
		mappings.getHandlerMethods()
			.keySet()
			.forEach((mapping) -> mapping.getPatternValues()
				.forEach((path) -> mapping.getMethodsCondition()
					.getMethods()
					.forEach((method) -> served.add(method + " " + path))));
		served.removeIf((path) -> !path.contains(" /api/"));
		String readme = Files.readString(Path.of("../README.md"));
		Set<String> listed = new TreeSet<>();
		PATH.matcher(readme).results().forEach((path) -> listed.add(path.group(1)));
		QUESTION.matcher(readme)
			.results()
			.map((question) -> "GET " + question.group(1))
			.filter((path) -> path.startsWith("GET /api/"))
			.forEach(listed::add);
		// the row of the attachment tells of it
		listed.add("GET /api/messages/{id}/attachments/{number}/message");
		assertThat(listed).isEqualTo(served);
	}

}
