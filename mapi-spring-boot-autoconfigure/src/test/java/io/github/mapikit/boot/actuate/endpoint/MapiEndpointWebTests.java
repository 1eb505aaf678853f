// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.actuate.endpoint;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.boot.task.MapiTaskExecutor;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.fake.FakeObject;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.MapiDriver;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MapiEndpoint} and the health of MAPI as they are served over HTTP.
 */
@SpringBootTest(properties = { "management.endpoints.web.exposure.include=mapi,health",
		"management.endpoint.health.show-details=always", "mapi.executor.stuck-after=50ms", "mapi.executor.pool-size=1",
		"mapi.heartbeat.interval=20ms" })
@AutoConfigureMockMvc
@DirtiesContext
class MapiEndpointWebTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	@Qualifier("mapiTaskExecutor")
	private MapiTaskExecutor executor;

	@Test
	void whenTaskIsStuckThenEndpointShowsWhereWithoutNames() throws Exception {
		CountDownLatch release = new CountDownLatch(1);
		Future<Integer> stuck = this.executor.submit(TaskOptions.named("Archive.unread"), () -> {
			MapiThread.current("test").session();
			FakeObject.open("table").work("IMAPITable::QueryRows", () -> awaitUninterruptibly(release));
			return 1;
		});
		try {
			Awaitility.await()
				.untilAsserted(() -> assertThat(get("/actuator/mapi")).bodyJson()
					.extractingPath("$.threads[1].stuck")
					.isEqualTo(true));
			MvcTestResult result = get("/actuator/mapi");
			assertThat(result).hasStatus(HttpStatus.OK);
			assertThat(result).bodyText().doesNotContain(FakeDriver.PROFILE).doesNotContain(FakeDriver.PATH);
			assertThat(result).bodyJson().doesNotHavePath("$.driver.description");
			assertThat(result).bodyJson().doesNotHavePath("$.driver.diagnostics.lastSkipped");
			assertThat(result).bodyJson().doesNotHavePath("$.driver.diagnostics.mailFiles.current");
			assertThat(result).bodyJson().isLenientlyEqualTo("""
					{
						"state": "RUNNING",
						"driver": {
							"name": "fake",
							"version": "1.0",
							"options": {
								"mapi.embedded.mailbox": "set",
								"mapi.notifications": "dedicated-thread"
							},
							"diagnostics": {
								"skippedFiles": 3,
								"mailFiles": {
									"opening": true, "files": 12,
									"archives": [ { "number": 1, "location": 2, "format": "pst",
										"expected": 7, "read": 5, "failed": 2 } ]
								}
							}
						},
						"options": {
							"startupTimeoutMs": 30000, "shutdownTimeoutMs": 5000, "anchor": false,
							"session": { "checkIntervalMs": 30000, "initialBackoffMs": 100, "maxBackoffMs": 30000,
								"logonAttempts": 3, "logonInitialBackoffMs": 250, "logonMaxBackoffMs": 2000 },
							"leakDetection": "SIMPLE",
							"heartbeat": { "intervalMs": 20, "stallAfterMs": 10000, "maxAgeMs": 10040 },
							"executors": [
								{ "name": "worker", "poolSize": 1, "queueCapacity": 1000,
									"stuckAfterMs": 50, "maxReplacements": 1, "drainTimeoutMs": 20000,
									"backoffInitialMs": 500, "backoffMaxMs": 60000 }
							]
						},
						"heartbeat": { "stalled": false },
						"threads": [
							{ "name": "mapi-primary", "role": "PRIMARY", "executor": "primary", "state": "IDLE",
								"openObjects": 0, "sessionOpen": false, "stuck": false, "stack": [] },
							{ "role": "WORKER", "state": "BUSY", "openObjects": 2, "sessionOpen": true,
								"task": "Archive.unread", "call": "IMAPITable::QueryRows", "stuck": true }
						],
						"executors": [
							{ "size": 1, "limit": 2, "workers": 1, "active": 1, "stuck": 1, "queued": 0,
								"queueCapacity": 1000, "completed": 0, "rejected": 0, "timedOut": 0 }
						],
						"objects": { "open": 2 },
						"sessions": { "open": 1, "opened": 1, "lost": 0, "failedLogons": 0, "unavailable": 0 }
					}
					""");
			assertThat(result).bodyJson().extractingPath("$.threads[1].stack").asArray().isNotEmpty();
			assertThat(result).bodyJson().extractingPath("$.threads[1].ageMs").asNumber().isNotNull();
			assertThat(result).bodyJson().extractingPath("$.threads[0].initializedAt").asString().endsWith("Z");
			assertThat(result).bodyJson().extractingPath("$.rules[*].id").asArray().hasSize(12).startsWith("R1");
			assertThat(result).bodyJson()
				.extractingPath("$.rules[?(@.id == 'R8')].violations")
				.asArray()
				.doesNotContain(0);
			assertThat(result).bodyJson().extractingPath("$.heartbeat.latencyMs").asNumber().isNotNull();
			assertThat(result).bodyJson().extractingPath("$.leases").asArray().hasSize(1);
			assertThat(result).bodyJson().extractingPath("$.initializations.initialized").asNumber().isNotNull();
			assertThat(result).bodyJson().extractingPath("$.initializations.abandoned").asNumber().isEqualTo(0);
		}
		finally {
			release.countDown();
			stuck.get(10, TimeUnit.SECONDS);
		}
	}

	@Test
	void whenMapiServesThenHealthIsServedWithDetails() {
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.untilAsserted(() -> assertThat(get("/actuator/health/mapi")).hasStatus(HttpStatus.OK));
		assertThat(get("/actuator/health/mapi")).bodyJson().isLenientlyEqualTo("""
				{ "status": "UP", "details": { "state": "RUNNING", "skippedFiles": 3 } }
				""");
	}

	@Test
	void whenEndpointIsWrittenToThenItRefuses() {
		assertThat(this.mvc.post().uri("/actuator/mapi")).hasStatus(HttpStatus.METHOD_NOT_ALLOWED);
	}

	private MvcTestResult get(String uri) {
		return this.mvc.get().uri(uri).exchange();
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		try {
			latch.await(30, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		MapiDriver driver() {
			return FakeDriver.withPrivateData();
		}

	}

}
