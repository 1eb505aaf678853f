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
