// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.loopback;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.spi.CallTrace;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.MapiDriver;
import io.github.mapikit.spi.MessageLoop;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * The thread at the other side that does what one thread of the application asks for, and
 * pumps meanwhile where its driver wants it to. The thread of the application waits for
 * each answer, and does what it is asked to in the middle.
 */
final class HostThread {

	private static final Duration LOOK = Duration.ofMillis(200);

	private static final ThreadLocal<@Nullable HostThread> CURRENT = new ThreadLocal<>();

	private final MapiDriver driver;

	private final Thread application = Thread.currentThread();

	private final BlockingQueue<Runnable> toHost = new LinkedBlockingQueue<>();

	private final BlockingQueue<Runnable> toApplication = new LinkedBlockingQueue<>();

	private volatile boolean ended;

	private volatile @Nullable MessageLoop loop;

	private volatile @Nullable LoopbackLoop applicationLoop;

	HostThread(MapiDriver driver) {
		this.driver = driver;
		Thread thread = new Thread(this::run, "host-of-" + this.application.getName());
		thread.setDaemon(true);
		thread.start();
	}

	private void run() {
		CURRENT.set(this);
		while (!this.ended && this.application.isAlive()) {
			Runnable next = next();
			if (next != null) {
				next.run();
			}
		}
	}

	private @Nullable Runnable next() {
		MessageLoop current = this.loop;
		if (current == null) {
			try {
				return this.toHost.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (InterruptedException ex) {
				return null;
			}
		}
		Runnable waiting = this.toHost.poll();
		if (waiting == null) {
			current.pump(LOOK);
		}
		return waiting;
	}

	// what the application's thread does

	/**
	 * Does something at the other side, and waits until it is done.
	 */
	<T extends @Nullable Object> T ask(Callable<T> question) {
		Answer<T> answer = new Answer<>();
		this.toHost.add(() -> {
			answer.compute(question);
			// the last that the application's thread waits for
			this.toApplication.add(answer);
		});
		MessageLoop current = this.loop;
		if (current != null) {
			current.wakeUp();
		}
		serveUntil(answer);
		return answer.get();
	}

	// a call into MAPI does not end by an interrupt
	private void serveUntil(Answer<?> answer) {
		boolean interrupted = false;
		while (!answer.arrived) {
			try {
				this.toApplication.take().run();
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	@Nullable MessageLoop openLoop(ThreadRole role) {
		return ask(() -> {
			this.loop = this.driver.openLoop(role);
			return this.loop;
		});
	}

	DriverThread initialize(ThreadRole role, CallTrace trace) {
		return ask(() -> {
			MessageLoop current = this.loop;
			if (current != null) {
				current.pump(Duration.ZERO);
			}
			return this.driver.initialize(role, trace);
		});
	}

	/**
	 * Ends the thread, with its message loop.
	 */
	void end() {
		ask(() -> {
			this.ended = true;
			MessageLoop current = this.loop;
			this.loop = null;
			if (current != null) {
				current.close();
			}
			return true;
		});
	}

	void setApplicationLoop(LoopbackLoop newLoop) {
		this.applicationLoop = newLoop;
	}

	boolean isPumping() {
		return this.loop != null;
	}

	// what the thread at the other side does

	/**
	 * Tells the application's thread something in the middle of a verb.
	 */
	void tell(Runnable message) {
		this.toApplication.add(message);
	}

	/**
	 * Passes on what MAPI says on its own: to the loop of the application's thread, if
	 * the calling thread is one that pumps for it.
	 */
	static void notifyApplication(Runnable notification) {
		HostThread host = CURRENT.get();
		LoopbackLoop to = (host != null) ? host.applicationLoop : null;
		if (to != null) {
			to.post(notification);
		}
		else {
			notification.run();
		}
	}

	/**
	 * Asks the application's thread in the middle of a verb.
	 */
	<T> T askApplication(Callable<T> question) {
		Answer<T> answer = new Answer<>();
		BlockingQueue<Answer<T>> arrived = new LinkedBlockingQueue<>();
		this.toApplication.add(() -> {
			answer.compute(question);
			arrived.add(answer);
		});
		while (true) {
			try {
				return arrived.take().get();
			}
			catch (InterruptedException ex) {
				// nobody interrupts this thread
			}
		}
	}

	/**
	 * What came of a question.
	 *
	 * @param <T> the type of the answer
	 */
	private static final class Answer<T extends @Nullable Object> implements Runnable {

		private @Nullable T value;

		private @Nullable Throwable failure;

		private boolean arrived;

		void compute(Callable<T> question) {
			try {
				this.value = question.call();
			}
			catch (Throwable ex) {
				this.failure = ex;
			}
		}

		@Override
		public void run() {
			this.arrived = true;
		}

		@SuppressWarnings("NullAway")
		T get() {
			if (this.failure != null) {
				throw LoopbackThread.<RuntimeException>raised(Wire.copy(this.failure));
			}
			return this.value;
		}

	}

}
