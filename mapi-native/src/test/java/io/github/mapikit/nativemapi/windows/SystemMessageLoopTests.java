// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.User32;
import com.sun.jna.platform.win32.WinDef.LPARAM;
import com.sun.jna.platform.win32.WinDef.LRESULT;
import com.sun.jna.platform.win32.WinDef.WPARAM;
import com.sun.jna.platform.win32.WinUser.MSG;
import io.github.mapikit.spi.MessageLoop;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the message loop against the real {@code user32.dll}.
 */
@EnabledOnOs(OS.WINDOWS)
@Timeout(60)
class SystemMessageLoopTests {

	static final int WM_APP = 0x8000;

	private static final int WM_CLOSE = 0x0010;

	private final RecordingLoopListener listener = new RecordingLoopListener();

	@Test
	void whenWokenFromAnotherThreadThenPumpReturns() throws Exception {
		withLoop((pumping) -> {
			for (int i = 0; i < 1_000; i++) {
				pumping.roundTrip();
			}
		});
	}

	@Test
	void whenMessageIsPostedThenItsWindowGetsIt() throws Exception {
		withLoop((pumping) -> {
			CompletableFuture<Integer> seen = new CompletableFuture<>();
			TestWindow window = pumping.call(() -> new TestWindow((message) -> {
				if (message == WM_APP) {
					seen.complete(message);
				}
			}));
			User32.INSTANCE.PostMessage(window.handle(), WM_APP, new WPARAM(), new LPARAM());
			assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo(WM_APP);
			pumping.call(() -> {
				window.close();
				return null;
			});
		});
	}

	@Test
	void whenMessageIsSentByAnotherThreadThenItIsAnswered() throws Exception {
		withLoop((pumping) -> {
			TestWindow window = pumping.call(() -> new TestWindow((message) -> {
			}));
			// comes back only when the loop's thread has answered
			LRESULT answer = User32.INSTANCE.SendMessage(window.handle(), WM_APP, new WPARAM(), new LPARAM());
			assertThat(answer.intValue()).isEqualTo(TestWindow.ANSWER);
			pumping.call(() -> {
				window.close();
				return null;
			});
		});
	}

	@Test
	void whenModalLoopRunsThenWakeUpIsNotLostAndNothingRunsInsideIt() throws Exception {
		withLoop((pumping) -> {
			CountDownLatch inside = new CountDownLatch(1);
			AtomicBoolean leave = new AtomicBoolean();
			AtomicInteger ranInside = new AtomicInteger();
			AtomicBoolean modal = new AtomicBoolean();
			TestWindow window = pumping.call(() -> new TestWindow((message) -> {
				if (message == WM_APP) {
					modal.set(true);
					inside.countDown();
					// what a dialog does
					MSG next = new MSG();
					while (!leave.get() && User32.INSTANCE.GetMessage(next, null, 0, 0) > 0) {
						User32.INSTANCE.DispatchMessage(next);
					}
					modal.set(false);
				}
			}));
			User32.INSTANCE.PostMessage(window.handle(), WM_APP, new WPARAM(), new LPARAM());
			assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
			CompletableFuture<Boolean> job = pumping.post(() -> {
				if (modal.get()) {
					ranInside.incrementAndGet();
				}
				return true;
			});
			// several rounds of the modal loop
			for (int i = 0; i < 10; i++) {
				User32.INSTANCE.SendMessage(window.handle(), WM_APP + 1, new WPARAM(), new LPARAM());
				User32.INSTANCE.PostMessage(window.handle(), WM_APP + 1, new WPARAM(), new LPARAM());
			}
			assertThat(job).isNotDone();
			leave.set(true);
			User32.INSTANCE.PostMessage(window.handle(), WM_APP + 1, new WPARAM(), new LPARAM());
			assertThat(job.get(10, TimeUnit.SECONDS)).isTrue();
			assertThat(ranInside).hasValue(0);
			pumping.call(() -> {
				window.close();
				return null;
			});
		});
	}

	@Test
	void whenQuitIsPostedThenItIsToldAndLoopGoesOn() throws Exception {
		withLoop((pumping) -> {
			pumping.call(() -> {
				User32.INSTANCE.PostQuitMessage(0);
				return null;
			});
			pumping.call(() -> null);
			User32.INSTANCE.PostThreadMessage(pumping.threadId, WindowMessageLoop.WM_QUIT, new WPARAM(), new LPARAM());
			assertThat(this.listener.quits.tryAcquire(2, 10, TimeUnit.SECONDS)).isTrue();
			assertThat(pumping.call(() -> 1)).isOne();
		});
	}

	@Test
	void whenMapiIsLostThenWindowsGetNothingAndWakeUpsStillCome() throws Exception {
		withLoop((pumping) -> {
			AtomicInteger seen = new AtomicInteger();
			TestWindow window = pumping.call(() -> new TestWindow((message) -> {
				if (message == WM_APP) {
					seen.incrementAndGet();
				}
			}));
			this.listener.lost = true;
			pumping.call(() -> null);
			User32.INSTANCE.PostMessage(window.handle(), WM_APP, new WPARAM(), new LPARAM());
			for (int i = 0; i < 10; i++) {
				pumping.roundTrip();
			}
			assertThat(seen).hasValue(0);
		});
	}

	@Test
	void whenWindowsSessionEndsThenItIsToldAndLoopPumpsUntilItIsAnswered() throws Exception {
		withLoop((pumping) -> {
			WatchingWindow window = Awaitility.await().until(WatchingWindow::find, Objects::nonNull);
			// leaves it where it is
			window.send(WM_CLOSE, 0);
			assertThat(window.askWhetherToEnd()).isOne();
			assertThat(this.listener.sessionEnds.availablePermits()).isZero();
			window.end(false);
			assertThat(this.listener.sessionEnds.availablePermits()).isZero();
			CompletableFuture<Long> answered = CompletableFuture.supplyAsync(() -> window.end(true),
					(windows) -> new Thread(windows, "windows").start());
			assertThat(this.listener.sessionEnds.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
			pumping.roundTrip();
			assertThat(pumping.call(() -> 1)).isOne();
			assertThat(answered).isNotDone();
			this.listener.sessionEndGate.countDown();
			assertThat(answered.get(10, TimeUnit.SECONDS)).isZero();
		});
		Awaitility.await().until(() -> WatchingWindow.find() == null);
	}

	@Test
	void whenLoopClosesWhileTheSessionEndsThenItDoesNotWaitForTheAnswer() throws Exception {
		AtomicReference<CompletableFuture<Long>> answered = new AtomicReference<>();
		withLoop((pumping) -> {
			WatchingWindow window = Awaitility.await().until(WatchingWindow::find, Objects::nonNull);
			answered.set(CompletableFuture.supplyAsync(() -> window.end(true),
					(windows) -> new Thread(windows, "windows").start()));
			assertThat(this.listener.sessionEnds.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
		});
		assertThat(answered.get()).isNotDone();
		this.listener.sessionEndGate.countDown();
		answered.get().get(10, TimeUnit.SECONDS);
		Awaitility.await().until(() -> WatchingWindow.find() == null);
	}

	@Test
	void whenWokenManyTimesThenNothingIsAllocated() throws Exception {
		withLoop((pumping) -> {
			com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory
				.getThreadMXBean();
			long thread = pumping.call(() -> Thread.currentThread().getId());
			int rounds = 3_000;
			for (int i = 0; i < rounds; i++) {
				pumping.roundTrip();
			}
			long before = threads.getThreadAllocatedBytes(thread);
			for (int i = 0; i < rounds; i++) {
				pumping.roundTrip();
			}
			// not a byte a wake; asking for the number itself costs some
			assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(rounds);
		});
	}

	@Test
	void whenTimeoutThenPumpReturnsWithoutMessage() throws Exception {
		MessageLoop loop = new SystemMessageLoops().open(false, this.listener);
		loop.pump(Duration.ofMillis(5));
		loop.pump(Duration.ZERO);
		loop.close();
		loop.wakeUp();
		assertThat(this.listener.quits.availablePermits()).isZero();
	}

	private void withLoop(LoopWork work) throws Exception {
		Pumping pumping = new Pumping(this.listener);
		pumping.start();
		assertThat(pumping.ready.await(10, TimeUnit.SECONDS)).as("%s", pumping.failure).isTrue();
		try {
			work.with(pumping);
		}
		finally {
			pumping.end = true;
			pumping.loop.wakeUp();
			pumping.join();
		}
		assertThat(pumping.failure).isNull();
	}

	@FunctionalInterface
	private interface LoopWork {

		void with(Pumping pumping) throws Exception;

	}

	@FunctionalInterface
	private interface Job<T> {

		T call() throws Exception;

	}

	private static final class Pumping extends Thread {

		private final CountDownLatch ready = new CountDownLatch(1);

		private final Semaphore pumps = new Semaphore(0);

		private final AtomicReference<Runnable> job = new AtomicReference<>();

		private final LoopListener listener;

		private volatile MessageLoop loop;

		private volatile int threadId;

		private volatile boolean end;

		private volatile Throwable failure;

		Pumping(LoopListener listener) {
			this.listener = listener;
			setDaemon(true);
		}

		@Override
		public void run() {
			try (MessageLoop opened = new SystemMessageLoops().open(true, this.listener)) {
				this.loop = opened;
				this.threadId = Kernel32.INSTANCE.GetCurrentThreadId();
				this.ready.countDown();
				while (!this.end) {
					opened.pump(null);
					this.pumps.release();
					Runnable next = this.job.getAndSet(null);
					if (next != null) {
						next.run();
					}
				}
			}
			catch (Throwable ex) {
				this.failure = ex;
			}
		}

		<T> CompletableFuture<T> post(Job<T> work) {
			CompletableFuture<T> result = new CompletableFuture<>();
			this.job.set(() -> {
				try {
					result.complete(work.call());
				}
				catch (Throwable ex) {
					result.completeExceptionally(ex);
				}
			});
			this.loop.wakeUp();
			return result;
		}

		<T> T call(Job<T> work) throws Exception {
			return post(work).get(10, TimeUnit.SECONDS);
		}

		void roundTrip() throws InterruptedException {
			this.pumps.drainPermits();
			this.loop.wakeUp();
			assertThat(this.pumps.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
		}

	}

	private static final class RecordingLoopListener implements LoopListener {

		private final Semaphore quits = new Semaphore(0);

		private final Semaphore sessionEnds = new Semaphore(0);

		private final CountDownLatch sessionEndGate = new CountDownLatch(1);

		private volatile boolean lost;

		@Override
		public void onQuit() {
			this.quits.release();
		}

		@Override
		public void onSessionEnd() {
			this.sessionEnds.release();
			try {
				this.sessionEndGate.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		@Override
		public void onFailure(Throwable failure) {
		}

		@Override
		public boolean isLost() {
			return this.lost;
		}

	}

}
