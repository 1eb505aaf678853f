// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link WindowMessageLoop}.
 */
@Timeout(30)
class WindowMessageLoopTests {

	private static final int MESSAGE = 0x8000;

	private final FakeMessageQueue queue = new FakeMessageQueue();

	private final AtomicInteger quits = new AtomicInteger();

	private final AtomicBoolean lost = new AtomicBoolean();

	private final WindowMessageLoop loop = new WindowMessageLoop(this.queue, new LoopListener() {

		@Override
		public void onQuit() {
			WindowMessageLoopTests.this.quits.incrementAndGet();
		}

		@Override
		public void onSessionEnd() {
		}

		@Override
		public void onFailure(Throwable failure) {
			WindowMessageLoopTests.this.lost.set(true);
		}

		@Override
		public boolean isLost() {
			return WindowMessageLoopTests.this.lost.get();
		}

	});

	@Test
	void whenWokenBeforeThenNextPumpDoesNotWait() {
		this.loop.wakeUp();
		this.loop.wakeUp();
		this.loop.pump(null);
		assertThat(this.queue.signals()).isOne();
		this.loop.wakeUp();
		this.loop.pump(null);
		assertThat(this.queue.signals()).isEqualTo(2);
	}

	@Test
	void whenMessagesWaitThenTheyAreDispatchedAndWakeUpIsKept() {
		AtomicInteger dispatched = new AtomicInteger();
		this.queue.post(MESSAGE, dispatched::incrementAndGet);
		this.queue.post(MESSAGE, dispatched::incrementAndGet);
		this.loop.wakeUp();
		this.loop.pump(null);
		assertThat(dispatched).hasValue(2);
		// nobody has waited for it yet
		this.loop.pump(null);
	}

	@Test
	void whenTimeoutIsZeroThenNothingIsWaitedFor() {
		this.loop.pump(Duration.ZERO);
		this.loop.pump(Duration.ofNanos(1));
		assertThat(this.queue.signals()).isZero();
	}

	@Test
	void whenMessageComesWhileItWaitsThenItIsDispatched() throws Exception {
		Semaphore dispatched = new Semaphore(0);
		CountDownLatch started = new CountDownLatch(1);
		Thread thread = new Thread(() -> {
			started.countDown();
			this.loop.pump(null);
		});
		thread.start();
		started.await();
		this.queue.post(MESSAGE, dispatched::release);
		assertThat(dispatched.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
		thread.join();
	}

	@Test
	void whenManyWakeUpsFromManyThreadsThenNoWorkIsOverlooked() throws Exception {
		int each = 20_000;
		Semaphore work = new Semaphore(0);
		Thread[] submitters = new Thread[3];
		for (int i = 0; i < submitters.length; i++) {
			submitters[i] = new Thread(() -> {
				for (int n = 0; n < each; n++) {
					work.release();
					this.loop.wakeUp();
				}
			});
			submitters[i].start();
		}
		int done = 0;
		while (done < each * submitters.length) {
			int found = work.drainPermits();
			done += found;
			if (found == 0) {
				this.loop.pump(null);
			}
		}
		for (Thread submitter : submitters) {
			submitter.join();
		}
		assertThat(done).isEqualTo(each * submitters.length);
	}

	@Test
	void whenQuitThenItIsToldAndNotFollowed() {
		AtomicInteger dispatched = new AtomicInteger();
		this.queue.post(WindowMessageLoop.WM_QUIT, dispatched::incrementAndGet);
		this.queue.post(MESSAGE, () -> dispatched.addAndGet(10));
		this.loop.pump(Duration.ZERO);
		assertThat(dispatched).hasValue(10);
		assertThat(this.quits).hasValue(1);
	}

	@Test
	void whenMessagesNeverEndThenPumpDoes() {
		flood();
		this.loop.pump(null);
		assertThat(this.queue.waiting()).isPositive();
	}

	private void flood() {
		for (int i = 0; i < WindowMessageLoop.LARGEST_BATCH + 1; i++) {
			this.queue.post(MESSAGE, () -> {
			});
		}
	}

	@Test
	void whenClosedThenLastMessagesAreDispatchedAndLateWakeUpsDoNoHarm() {
		AtomicInteger dispatched = new AtomicInteger();
		this.queue.post(MESSAGE, dispatched::incrementAndGet);
		this.loop.close();
		this.loop.wakeUp();
		assertThat(dispatched).hasValue(1);
		assertThat(this.queue.isClosed()).isTrue();
	}

	@Test
	void whenLostThenClosingDispatchesNothing() {
		AtomicInteger dispatched = new AtomicInteger();
		this.queue.post(MESSAGE, dispatched::incrementAndGet);
		this.lost.set(true);
		this.loop.close();
		assertThat(dispatched).hasValue(0);
		assertThat(this.queue.isClosed()).isTrue();
	}

	@Test
	void whenLostThenItWaitsForWakeUpsAlone() {
		AtomicInteger dispatched = new AtomicInteger();
		this.lost.set(true);
		this.queue.post(MESSAGE, dispatched::incrementAndGet);
		this.loop.pump(Duration.ofMillis(1));
		this.loop.wakeUp();
		this.loop.pump(null);
		assertThat(dispatched).hasValue(0);
		assertThat(this.queue.waiting()).isOne();
	}

	@Test
	void whenMessageLosesMapiThenTheNextIsNotDispatched() {
		AtomicInteger dispatched = new AtomicInteger();
		this.queue.post(MESSAGE, () -> this.lost.set(true));
		this.queue.post(MESSAGE, dispatched::incrementAndGet);
		this.loop.pump(Duration.ZERO);
		assertThat(dispatched).hasValue(0);
	}

	@Test
	void whenMessageCrashesThenItIsNotHiddenAndNoneFollows() {
		this.queue.post(MESSAGE, () -> {
			throw new Error("Invalid memory access");
		});
		AtomicInteger dispatched = new AtomicInteger();
		this.queue.post(MESSAGE, dispatched::incrementAndGet);
		assertThatExceptionOfType(Error.class).isThrownBy(() -> this.loop.pump(null));
		this.loop.close();
		assertThat(dispatched).hasValue(0);
	}

	@Test
	void whenSentMessageCrashesThenNoneFollows() {
		AtomicInteger dispatched = new AtomicInteger();
		this.queue.send(() -> {
			throw new Error("Invalid memory access");
		});
		this.queue.post(MESSAGE, dispatched::incrementAndGet);
		assertThatExceptionOfType(Error.class).isThrownBy(() -> this.loop.pump(null));
		this.loop.close();
		assertThat(dispatched).hasValue(0);
	}

	@Test
	void whenThereIsNoMemoryForMessageThenMapiIsNotLost() {
		AtomicInteger dispatched = new AtomicInteger();
		this.queue.post(MESSAGE, () -> {
			throw new OutOfMemoryError("test");
		});
		this.queue.post(MESSAGE, dispatched::incrementAndGet);
		assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> this.loop.pump(Duration.ZERO));
		this.loop.pump(Duration.ZERO);
		assertThat(this.lost).isFalse();
		assertThat(dispatched).hasValue(1);
	}

}
