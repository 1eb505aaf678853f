// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure.jackson;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.spi.MapiDriver;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * MAPI's values in the answers and requests of a web server.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class ModelWebTests {

	@LocalServerPort
	private int port;

	/**
	 * Tomcat would set the factory of the JVM, which takes one: the Tomcat of another
	 * test, which has a class loader of its own, could not start.
	 */
	@BeforeAll
	static void leaveFactoryToOthers() {
		TomcatURLStreamHandlerFactory.disable();
	}

	@Test
	void whenControllerReturnsRowsThenTheyAreServedByName() throws Exception {
		HttpResponse<String> response = get("/rows");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("""
				[{"entryid":"00FF","subject":"Hello"},{"entryid":"01FF","subject":null}]""");
	}

	@Test
	void whenControllerReturnsIdentifierThenItIsHex() throws Exception {
		assertThat(get("/id").body()).isEqualTo("\"00FF\"");
	}

	@Test
	void whenControllerReturnsOpenObjectThenAnswerIsAnError() throws Exception {
		assertThat(get("/folder").statusCode()).isEqualTo(500);
		assertThat(get("/folders").statusCode()).isEqualTo(500);
	}

	@Test
	void whenIdentifierIsInPathThenItArrives() throws Exception {
		assertThat(get("/messages/00ff").body()).isEqualTo("EntryId 00FF");
	}

	@Test
	void whenValuesAreParametersThenTheyArrive() throws Exception {
		assertThat(get("/search?parent=00FF&key=0a0b&id=01&id=02").body()).isEqualTo("00FF 0A0B [01, 02]");
		assertThat(get("/search?key=&id=01").body()).isEqualTo("null  [01]");
	}

	@Test
	void whenDigitsAreNoneThenRequestIsBad() throws Exception {
		assertThat(get("/messages/xyz").statusCode()).isEqualTo(400);
		assertThat(get("/messages/000").statusCode()).isEqualTo(400);
		assertThat(get("/search?key=zz&id=01").statusCode()).isEqualTo(400);
		assertThat(get("/search?key=00&id=01&parent=x").statusCode()).isEqualTo(400);
	}

	@Test
	void whenIdentifierIsInBodyThenItArrivesOrRequestIsBad() throws Exception {
		assertThat(post("/move", "{\"id\":\"00FF\"}").body()).isEqualTo("00FF");
		assertThat(post("/move", "{\"id\":\"xyz\"}").statusCode()).isEqualTo(400);
	}

	private HttpResponse<String> get(String path) throws Exception {
		return send(HttpRequest.newBuilder(uri(path)).build());
	}

	private HttpResponse<String> post(String path, String body) throws Exception {
		return send(HttpRequest.newBuilder(uri(path))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build());
	}

	private URI uri(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

	private static HttpResponse<String> send(HttpRequest request) throws Exception {
		return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Archive.class)
	static class Application {

		@Bean
		MapiDriver driver() {
			return FakeDriver.withPrivateData();
		}

	}

	@RestController
	static class Archive {

		@GetMapping("/rows")
		List<Row> rows() {
			return Row.batch(new PropertyTag<?>[] { PropertyTags.ENTRYID, PropertyTags.SUBJECT },
					new @Nullable Object[] { EntryId.ofHex("00FF"), EntryId.ofHex("01FF"), "Hello", null });
		}

		@GetMapping("/id")
		EntryId id() {
			return EntryId.ofHex("00FF");
		}

		@GetMapping("/folder")
		Folder folder() {
			return mock(Folder.class);
		}

		@GetMapping("/folders")
		List<Object> folders() {
			return List.of("first", mock(Folder.class));
		}

		@GetMapping("/messages/{id}")
		String message(@PathVariable EntryId id) {
			return id.getClass().getSimpleName() + " " + id.toHex();
		}

		@GetMapping("/search")
		String search(@RequestParam(required = false) @Nullable EntryId parent, @RequestParam Binary key,
				@RequestParam("id") List<EntryId> ids) {
			return parent + " " + key.toHex() + " " + ids;
		}

		@PostMapping("/move")
		String move(@RequestBody Move move) {
			return move.id().toHex();
		}

	}

	record Move(EntryId id) {

	}

}
