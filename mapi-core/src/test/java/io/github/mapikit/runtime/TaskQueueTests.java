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

package io.github.mapikit.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TaskQueue}.
 */
class TaskQueueTests {

	@Test
	void whenAllPlacesAreTakenThenThereIsNoneUntilOneIsGivenBack() {
		TaskQueue queue = new TaskQueue(2);
		assertThat(queue.takePlace()).isTrue();
		assertThat(queue.takePlace()).isTrue();
		assertThat(queue.takePlace()).isFalse();
		queue.workerBecameFree();
		assertThat(queue.takePlace()).isTrue();
		assertThat(queue.takePlace()).isFalse();
	}

	@Test
	void whenFreeWorkerLeavesThenItsPlaceGoesWithIt() {
		TaskQueue queue = new TaskQueue(0);
		queue.workerBecameFree();
		assertThat(queue.hasFreeWorker()).isTrue();
		queue.freeWorkerLeft();
		assertThat(queue.hasFreeWorker()).isFalse();
		assertThat(queue.takePlace()).isFalse();
	}

	@Test
	void whenCapacityHasNoLimitThenPlacesDoNotOverflow() {
		TaskQueue queue = new TaskQueue(Integer.MAX_VALUE);
		for (int i = 0; i < 10; i++) {
			queue.workerBecameFree();
		}
		assertThat(queue.takePlace()).isTrue();
		assertThat(queue.hasFreeWorker()).isTrue();
	}

	@Test
	void whenManyTakePlacesThenNoneIsTakenTwice() {
		TaskQueue queue = new TaskQueue(1000);
		AtomicInteger taken = new AtomicInteger();
		List<CompletableFuture<Void>> all = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			all.add(CompletableFuture.runAsync(() -> {
				for (int n = 0; n < 100_000; n++) {
					if (queue.takePlace()) {
						taken.incrementAndGet();
					}
					if (n % 100 == 0) {
						queue.workerBecameFree();
					}
				}
			}, (task) -> new Thread(task, "taker").start()));
		}
		all.forEach(CompletableFuture::join);
		while (queue.takePlace()) {
			taken.incrementAndGet();
		}
		assertThat(taken).hasValue(1000 + 4 * 1000);
	}

}
