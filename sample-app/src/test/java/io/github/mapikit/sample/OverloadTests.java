// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import io.github.mapikit.boot.task.MapiTemplate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "mapi.executor.pool-size=1", "mapi.executor.queue-capacity=3", "sample.count-every=1h" })
class OverloadTests {

	private final CompletableFuture<Boolean> release = new CompletableFuture<>();

	@Autowired
	private MapiTemplate template;

	private Api api;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.api = new Api(port);
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> this.api.get("/actuator/info").json().has("mailbox"));
	}

	@Test
	void whenQueueIsFullThenServiceIsUnavailableForAMoment() throws InterruptedException {
		CompletableFuture<Boolean> blocker = block();
		List<CompletableFuture<Api.Answer>> answers = IntStream.range(0, 20)
			.mapToObj((i) -> this.api.getAsync("/api/folders"))
			.toList();
		try {
			// three wait, all others are refused at once
			Awaitility.await()
				.atMost(Duration.ofSeconds(20))
				.until(() -> answers.stream().filter(CompletableFuture::isDone).count() == 17);
			answers.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join).forEach((answer) -> {
				assertThat(answer).isProblem(503).says("busy");
				assertThat(answer.header("Retry-After")).isEqualTo("1");
			});
		}
		finally {
			this.release.complete(true);
		}
		assertThat(blocker.join()).isTrue();
		assertThat(answers.stream().map(CompletableFuture::join).filter((answer) -> answer.status() == 200)).hasSize(3);
		assertThat(this.api.get("/api/folders").status()).isEqualTo(200);
	}

	@Test
	void whenQueueIsFullThenSendingIsRefusedToo() throws InterruptedException {
		CompletableFuture<Boolean> blocker = block();
		try {
			List.of(1, 2, 3).forEach((i) -> this.template.executeAsync((session) -> i));
			Api.Answer answer = this.api.post("/api/messages",
					"{ \"to\": [\"a@example.org\"], \"subject\": \"x\", \"text\": \"y\" }");
			assertThat(answer).isProblem(503).says("busy");
		}
		finally {
			this.release.complete(true);
		}
		assertThat(blocker.join()).isTrue();
	}

	private CompletableFuture<Boolean> block() throws InterruptedException {
		CountDownLatch running = new CountDownLatch(1);
		CompletableFuture<Boolean> blocker = this.template.executeAsync((session) -> {
			running.countDown();
			return this.release.join();
		});
		running.await();
		return blocker;
	}

}
