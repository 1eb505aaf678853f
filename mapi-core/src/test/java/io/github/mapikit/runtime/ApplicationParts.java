// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.runtime.event.TaskOutcome;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.task.TaskDecorator;
import io.github.mapikit.runtime.thread.MapiThread;

/**
 * What an application has for itself, loaded by its own class loader.
 */
public final class ApplicationParts {

	private ApplicationParts() {
	}

	/**
	 * Is told, and throws.
	 */
	public static final class Listener implements RuntimeListener {

		private volatile int finished;

		@Override
		@SuppressWarnings("NonAtomicOperationOnVolatileField")
		public void onTaskFinished(String pool, String task, TaskOutcome outcome, long runNanos) {
			this.finished++;
			throw new IllegalStateException("planned " + this.finished);
		}

	}

	/**
	 * Wraps tasks.
	 */
	public static final class Decorator implements TaskDecorator {

		@Override
		public Runnable decorate(Runnable task) {
			return () -> task.run();
		}

	}

	/**
	 * Uses MAPI, and leaves an object open.
	 */
	public static final class Task implements Callable<Object> {

		@Override
		public Object call() {
			return MapiThread.current("test").session().profileName();
		}

	}

	/**
	 * Fails with an exception of the application.
	 */
	public static final class FailingTask implements Callable<Object> {

		@Override
		public Object call() {
			throw new Failure();
		}

	}

	/**
	 * Returns a stage of the application that never completes.
	 */
	public static final class StageTask implements Callable<Object> {

		@Override
		public Object call() {
			return new CompletableFuture<>() {
			};
		}

	}

	/**
	 * Loses MAPI in a call of the application.
	 */
	public static final class Crashing implements Consumer<FakeDriver> {

		@Override
		public void accept(FakeDriver driver) {
			throw driver.crash();
		}

	}

	/**
	 * Is thrown by tasks.
	 */
	public static final class Failure extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
