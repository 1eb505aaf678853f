// SPDX-License-Identifier: Apache-2.0

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
