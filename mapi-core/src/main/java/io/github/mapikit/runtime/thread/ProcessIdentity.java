// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

import io.github.mapikit.error.MapiIdentityException;
import io.github.mapikit.runtime.event.MapiRule;
import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.MapiDriver;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Sees to it that tasks run under the identity of the process, before and after each
 * (R9).
 */
final class ProcessIdentity {

	private static final RuntimeLog logger = RuntimeLog.of(ProcessIdentity.class);

	private final RuntimeContext runtime;

	private final MapiDriver driver;

	private final ThreadLife life;

	// made beforehand: there may be no memory for them when a task has ended
	private final Consumer<String> before;

	private final Consumer<String> after;

	ProcessIdentity(RuntimeContext runtime, MapiDriver driver, ThreadLife life) {
		this.runtime = runtime;
		this.driver = driver;
		this.life = life;
		this.before = this::beforeTask;
		this.after = this::afterTask;
	}

	private void beforeTask(String name) {
		DriverThread verbs = this.life.driver();
		if (verbs != null) {
			verbs.beforeTask(name);
		}
	}

	private void afterTask(String name) {
		DriverThread verbs = this.life.driver();
		if (verbs != null) {
			verbs.afterTask(name);
		}
	}

	/**
	 * Runs the work of a task on the calling MAPI thread.
	 * @param name the name of the task
	 * @param work what to run
	 * @return the result
	 * @throws Exception what the work threw, or that its identity was another
	 */
	@Nullable Object call(String name, Callable<?> work) throws Exception {
		try {
			check(name);
		}
		catch (MapiIdentityException ex) {
			// somebody else left it so: a decorator, a listener, who goes on with a
			// future
			putRight(name, Level.DEBUG);
			throw ex;
		}
		return callChecked(name, work);
	}

	/**
	 * Runs the work of a task in the middle of another, whose identity is not for it to
	 * change.
	 * @param name the name of the task
	 * @param work what to run
	 * @return the result
	 * @throws Exception what the work threw, or that its identity was another
	 */
	@Nullable Object callWithin(String name, Callable<?> work) throws Exception {
		check(name);
		return callChecked(name, work);
	}

	/**
	 * Checks that the calling MAPI thread may run a task now.
	 * @param name the name of the task
	 * @throws MapiIdentityException if its identity is another
	 */
	void check(String name) {
		checkIdentity(name, this.before);
	}

	/**
	 * Gives the calling MAPI thread the identity of the process back, whoever took it.
	 * @param name what the thread is at, for the log
	 * @param level how loudly to tell, if it had another
	 */
	void putRight(String name, Level level) {
		try {
			afterTask(name);
		}
		catch (Throwable ex) {
			logger.log(level, "Thread '{}' had another identity", Thread.currentThread().getName(), ex);
		}
	}

	private @Nullable Object callChecked(String name, Callable<?> work) throws Exception {
		Object result;
		try {
			result = work.call();
		}
		catch (Throwable ex) {
			try {
				checkIdentity(name, this.after);
			}
			catch (MapiIdentityException identity) {
				ex.addSuppressed(identity);
			}
			catch (Throwable failed) {
				notChecked(name, failed);
			}
			throw ex;
		}
		try {
			checkIdentity(name, this.after);
		}
		catch (MapiIdentityException ex) {
			throw ex;
		}
		catch (Throwable ex) {
			notChecked(name, ex);
		}
		return result;
	}

	// what the task came to is not the worse for it
	private void notChecked(String name, Throwable failure) {
		logger.warn("The identity after task '{}' could not be checked", name, failure);
		this.runtime.lostIfFatal(this.driver, failure);
	}

	private void checkIdentity(String name, Consumer<String> check) {
		try {
			check.accept(name);
		}
		catch (MapiIdentityException ex) {
			this.runtime.violation(MapiRule.R9, "task '" + name + "' runs as another user");
			throw ex;
		}
	}

}
