// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.time.Duration;

import io.github.mapikit.embedded.EmbeddedDriver;
import io.github.mapikit.embedded.simulation.Fault;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.spi.ThreadRole;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What clients see while MAPI fails.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "mapi.executor.pool-size=1", "mapi.session.logon.attempts=1",
				"mapi.session.initial-backoff=10ms", "mapi.session.max-backoff=100ms" })
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
class UnavailableTests {

	@Autowired
	private EmbeddedDriver driver;

	private Api api;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.api = new Api(port);
	}

	@Test
	void whenCallFailsThenItsCodeIsNamed(CapturedOutput output) {
		try (Fault fault = this.driver.faults()
			.on("IMAPITable::QueryRows")
			.onlyOn(ThreadRole.WORKER)
			.failWith(MapiErrors.MAPI_E_CALL_FAILED)) {
			assertThat(this.api.get("/api/folders")).isProblem(502).says("MAPI_E_CALL_FAILED");
			assertThat(fault.hits()).isPositive();
		}
		assertThat(output.getAll()).contains("MAPI refused a call");
		assertThat(this.api.get("/api/folders").status()).isEqualTo(200);
	}

	@Test
	void whenSessionDiesThenNextRequestHasAnotherOne() {
		assertThat(this.api.get("/api/folders").status()).isEqualTo(200);
		try (Fault fault = this.driver.faults()
			.on("IMsgStore::OpenEntry")
			.times(1)
			.failWith(MapiErrors.MAPI_E_END_OF_SESSION)) {
			Api.Answer answer = this.api.get("/api/folders");
			assertThat(answer).isProblem(503);
			assertThat(answer.header("Retry-After")).isEqualTo("1");
			assertThat(fault.hits()).isOne();
		}
		assertThat(this.api.get("/api/folders").status()).isEqualTo(200);
	}

	@Test
	void whenEverySessionDiesThenHealthTellsUntilOneWorks() {
		try (Fault fault = this.driver.faults().on("IMsgStore::OpenEntry").failWith(MapiErrors.MAPI_E_END_OF_SESSION)) {
			assertThat(this.api.get("/api/folders")).isProblem(503);
			assertThat(this.api.get("/api/folders")).isProblem(503);
			JsonNode health = this.api.get("/actuator/health/mapi").json();
			assertThat(health.get("status").asString()).isEqualTo("DOWN");
			assertThat(Api.Answer.strings(health.get("details").get("reasons")))
				.containsExactly("no worker has a session that works");
			assertThat(health.get("details").get("sessions").get("lastFailure").asString())
				.contains("MAPI_E_END_OF_SESSION");
			assertThat(this.api.get("/actuator/health/readiness").json().get("status").asString()).isEqualTo("UP");
			assertThat(fault.hits()).isPositive();
		}
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThat(this.api.get("/api/folders").status()).isEqualTo(200));
		assertThat(this.api.get("/actuator/health/mapi").json().get("status").asString()).isEqualTo("UP");
	}

}
