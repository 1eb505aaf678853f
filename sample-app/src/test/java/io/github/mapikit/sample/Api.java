// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.assertj.core.api.AssertProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service as its clients see it: over HTTP.
 */
final class Api {

	private static final JsonMapper mapper = new JsonMapper();

	private static final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(10))
		.build();

	private final int port;

	Api(int port) {
		this.port = port;
	}

	Answer get(String path) {
		return send(request(path).build());
	}

	CompletableFuture<Answer> getAsync(String path) {
		return client.sendAsync(request(path).build(), HttpResponse.BodyHandlers.ofByteArray()).thenApply(Answer::new);
	}

	Answer post(String path, String json) {
		return post(path, "application/json", json);
	}

	Answer post(String path, String contentType, String body) {
		return send(request(path).header("Content-Type", contentType)
			.POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
			.build());
	}

	Answer send(HttpRequest request) {
		try {
			return new Answer(client.send(request, HttpResponse.BodyHandlers.ofByteArray()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.timeout(Duration.ofSeconds(60));
	}

	/** All folders, the top one first. */
	List<JsonNode> folders() {
		List<JsonNode> all = new ArrayList<>();
		collect(get("/api/folders").json(), all);
		return all;
	}

	private static void collect(JsonNode folder, List<JsonNode> all) {
		all.add(folder);
		folder.get("folders").forEach((child) -> collect(child, all));
	}

	String folder(String name) {
		return folders().stream()
			.filter((folder) -> folder.get("name").asString().equals(name))
			.findFirst()
			.orElseThrow()
			.get("id")
			.asString();
	}

	JsonNode list(String folder, String query) {
		return get("/api/folders/" + folder(folder) + "/messages?" + query).json();
	}

	List<String> subjects(String folder, String query) {
		return Answer.texts(list(folder, query).get("content"), "subject");
	}

	/** The messages of all folders. */
	Stream<JsonNode> messages() {
		return folders().stream()
			.flatMap((folder) -> get("/api/folders/" + folder.get("id").asString() + "/messages?size=200").json()
				.get("content")
				.valueStream());
	}

	String message(String subject) {
		return messages().filter((message) -> message.get("subject").asString().equals(subject))
			.findFirst()
			.orElseThrow()
			.get("id")
			.asString();
	}

	static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	/**
	 * What the service answered.
	 */
	record Answer(HttpResponse<byte[]> response) implements AssertProvider<AnswerAssert> {

		@Override
		public AnswerAssert assertThat() {
			return new AnswerAssert(this);
		}

		int status() {
			return this.response.statusCode();
		}

		String header(String name) {
			return this.response.headers().firstValue(name).orElse("");
		}

		byte[] bytes() {
			return this.response.body();
		}

		String text() {
			return new String(bytes(), StandardCharsets.UTF_8);
		}

		JsonNode json() {
			return mapper.readTree(bytes());
		}

		static List<String> strings(JsonNode array) {
			return array.valueStream().map(JsonNode::asString).toList();
		}

		static List<String> texts(JsonNode array, String field) {
			return array.valueStream().map((node) -> node.get(field).asString()).toList();
		}

	}

}
