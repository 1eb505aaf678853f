// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import io.github.mapikit.boot.task.MapiTemplate;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "mapi.executor.pool-size=1", "mapi.executor.task-timeout=300ms", "sample.count-every=1h" })
class SlownessTests {

	@Test
	void whenMailboxDoesNotAnswerThenRequestGivesUp(@LocalServerPort int port, @Autowired MapiTemplate template)
			throws InterruptedException {
		Api api = new Api(port);
		CompletableFuture<Boolean> release = new CompletableFuture<>();
		CountDownLatch running = new CountDownLatch(1);
		template.executeAsync((session) -> {
			running.countDown();
			return release.join();
		});
		running.await();
		try {
			assertThat(api.get("/api/folders")).isProblem(504).says("in time");
		}
		finally {
			release.complete(true);
		}
	}

}
