// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class FolderApiTests {

	private Api api;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.api = new Api(port);
	}

	@Test
	void whenFoldersAreAskedForThenTheyComeAsTree() {
		JsonNode top = this.api.get("/api/folders").json();
		assertThat(Api.Answer.texts(top.get("folders"), "name")).contains("Inbox", "Sent Items", "Projects",
				"Newsletters", "Lists");
		JsonNode projects = top.get("folders")
			.valueStream()
			.filter((folder) -> folder.get("name").asString().equals("Projects"))
			.findFirst()
			.orElseThrow();
		assertThat(projects.get("messages").asInt()).isOne();
		assertThat(Api.Answer.texts(projects.get("folders"), "name")).containsExactly("Harbour Bridge");
		assertThat(projects.get("folders").get(0).get("messages").asInt()).isEqualTo(3);
	}

	@Test
	void whenFoldersAreAskedForThenIdsAreHexadecimal() {
		assertThat(this.api.folders())
			.allSatisfy((folder) -> assertThat(folder.get("id").asString()).matches("[0-9A-F]+"));
	}

	@Test
	void whenMessagesAreListedThenNewestComesFirst() {
		List<Instant> times = Api.Answer.texts(this.api.list("Harbour Bridge", "").get("content"), "received")
			.stream()
			.map(Instant::parse)
			.toList();
		assertThat(times).hasSize(3).isSortedAccordingTo((a, b) -> b.compareTo(a));
	}

	@Test
	void whenListIsPagedThenEachMessageIsOnOnePage() {
		JsonNode first = this.api.list("Inbox", "page=0&size=5");
		JsonNode second = this.api.list("Inbox", "page=1&size=5");
		assertThat(first.get("content")).hasSize(5);
		assertThat(second.get("content")).hasSize(5);
		assertThat(first.get("more").asBoolean()).isTrue();
		assertThat(Stream.of(first, second).flatMap((page) -> Api.Answer.texts(page.get("content"), "id").stream()))
			.doesNotHaveDuplicates();
		assertThat(second.get("page").asInt()).isOne();
		assertThat(second.get("size").asInt()).isEqualTo(5);
	}

	@Test
	void whenPageIsBehindTheLastThenItIsEmpty() {
		JsonNode page = this.api.list("Inbox", "page=2147483647&size=200");
		assertThat(page.get("content")).isEmpty();
		assertThat(page.get("more").asBoolean()).isFalse();
	}

	@Test
	void whenPageIsTheLastOneThenThereIsNoMore() {
		JsonNode exact = this.api.list("Harbour Bridge", "size=3");
		assertThat(exact.get("content")).hasSize(3);
		assertThat(exact.get("more").asBoolean()).isFalse();
		assertThat(this.api.list("Harbour Bridge", "size=2").get("more").asBoolean()).isTrue();
	}

	@Test
	void whenListIsSearchedThenSubjectAndSenderAreLookedAt() {
		assertThat(this.api.subjects("Inbox", "q=BOATHOUSE")).containsExactly("Keys for the boathouse");
		assertThat(this.api.subjects("Inbox", "q=" + Api.encode("köhler"))).contains("Rückfrage zur Führung am Samstag",
				"Re: Photos of the lighthouse");
		assertThat(this.api.subjects("Inbox", "q=olga.smirnova")).containsExactly("Приглашение на выставку");
		assertThat(this.api.subjects("Inbox", "q=" + Api.encode("выставку")))
			.containsExactly("Приглашение на выставку");
		assertThat(this.api.subjects("Inbox", "q=nothing-like-that")).isEmpty();
	}

	@Test
	void whenSearchIsBlankThenEverythingIsListed() {
		assertThat(this.api.subjects("Inbox", "q=%20")).isEqualTo(this.api.subjects("Inbox", "")).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "page=-1", "size=0", "size=201", "size=-5", "size=2147483647" })
	void whenPagingIsOutOfRangeThenRequestIsRefused(String query) {
		String path = "/api/folders/" + this.api.folder("Inbox") + "/messages?" + query;
		assertThat(this.api.get(path)).isProblem(400).names(query.split("=")[0]);
	}

	@ParameterizedTest
	@ValueSource(strings = { "page=first", "size=99999999999", "size=1e3" })
	void whenPagingIsNoNumberThenRequestIsRefused(String query) {
		String path = "/api/folders/" + this.api.folder("Inbox") + "/messages?" + query;
		assertThat(this.api.get(path)).isProblem(400).says("must be a number");
	}

	@Test
	void whenSearchIsTooLongThenRequestIsRefused() {
		String path = "/api/folders/" + this.api.folder("Inbox") + "/messages?q=" + "x".repeat(201);
		assertThat(this.api.get(path)).isProblem(400).names("q");
	}

	@ParameterizedTest
	@ValueSource(strings = { "junk", "ABC", "0xAB", "AB%20CD", "%D8%A7", "-1" })
	void whenIdIsNotHexadecimalThenRequestIsRefused(String id) {
		assertThat(this.api.get("/api/folders/" + id + "/messages")).isProblem(400).says("hexadecimal");
	}

	@Test
	void whenIdIsEndlessThenNothingIsFound() {
		assertThat(this.api.get("/api/folders/" + "AB".repeat(2000) + "/messages")).isProblem(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "00", "DEADBEEF", "000000000000000000000000000000000000000000000000" })
	void whenFolderDoesNotExistThenItIsNotFound(String id) {
		assertThat(this.api.get("/api/folders/" + id + "/messages")).isProblem(404);
	}

	@Test
	void whenIdIsThatOfAMessageThenFolderIsNotFound() {
		String message = this.api.message("Keys for the boathouse");
		assertThat(this.api.get("/api/folders/" + message + "/messages")).isProblem(404);
	}

	@Test
	void whenAddressIsMalformedThenServerRefusesItAndTellsNothing() {
		Api.Answer answer = this.api.get("/api/folders/%00/messages");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.text()).doesNotContain("Exception", "Tomcat");
	}

	@Test
	void whenAddressIsUnknownThenItIsNotFound() {
		assertThat(this.api.get("/api/nothing")).isProblem(404);
	}

	@Test
	void whenMethodIsWrongThenItIsNotAllowed() {
		assertThat(this.api.post("/api/folders", "{}")).isProblem(405);
	}

}
