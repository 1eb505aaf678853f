// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.net.InetAddress;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class ActuatorTests {

	private Api api;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.api = new Api(port);
	}

	@Test
	void whenHealthIsAskedForThenMapiIsUp() {
		JsonNode health = this.api.get("/actuator/health").json();
		assertThat(health.get("status").asString()).isEqualTo("UP");
		assertThat(health.get("components").get("mapi").get("status").asString()).isEqualTo("UP");
	}

	@Test
	void whenReadinessIsAskedForThenItIsThatOfTheApplicationAlone() {
		JsonNode readiness = this.api.get("/actuator/health/readiness").json();
		assertThat(readiness.get("status").asString()).isEqualTo("UP");
		assertThat(readiness.get("components").propertyNames()).containsExactly("readinessState");
	}

	@Test
	void whenLivenessIsAskedForThenMapiIsNoPartOfIt() {
		JsonNode liveness = this.api.get("/actuator/health/liveness").json();
		assertThat(liveness.get("status").asString()).isEqualTo("UP");
		assertThat(liveness.get("components").propertyNames()).doesNotContain("mapi");
	}

	@Test
	void whenMapiIsAskedForThenItsThreadsAreShown() {
		this.api.folders();
		Api.Answer answer = this.api.get("/actuator/mapi");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.text()).contains("mapi-primary", "RUNNING");
	}

	@Test
	void whenMetricsAreAskedForThenMapiHasSome() {
		this.api.folders();
		JsonNode names = this.api.get("/actuator/metrics").json().get("names");
		assertThat(names.valueStream().map(JsonNode::asString)).anyMatch((name) -> name.startsWith("mapi."));
	}

	@Test
	void whenInfoIsAskedForThenMailWasCounted() {
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> this.api.get("/actuator/info").json().has("mailbox"));
		JsonNode mailbox = this.api.get("/actuator/info").json().get("mailbox");
		assertThat(mailbox.get("messages").asInt()).isGreaterThanOrEqualTo(28);
		assertThat(mailbox.get("folders").asInt()).isGreaterThanOrEqualTo(7);
	}

	@Test
	void whenThreadsAreAskedForThenEachHasItsPart() {
		JsonNode threads = this.api.get("/api/threads").json();
		assertThat(threads.get("web").asString()).doesNotContain("mapi-");
		assertThat(threads.get("worker").asString()).contains("mapi-").doesNotContain("primary");
		assertThat(threads.get("primary").asString()).contains("mapi-primary");
	}

	@ParameterizedTest
	@ValueSource(strings = { "env", "beans", "heapdump", "configprops", "shutdown", "threaddump" })
	void whenEndpointIsNotExposedThenItIsNotThere(String name) {
		assertThat(this.api.get("/actuator/" + name)).isProblem(404);
	}

	@Test
	void whenNothingIsSaidThenOnlyThisMachineIsServed(@Value("${server.address}") InetAddress address) {
		assertThat(address.isLoopbackAddress()).isTrue();
	}

}
