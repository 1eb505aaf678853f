// SPDX-License-Identifier: Apache-2.0

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
