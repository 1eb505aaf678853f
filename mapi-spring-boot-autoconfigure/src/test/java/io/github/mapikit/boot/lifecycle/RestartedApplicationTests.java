// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.lifecycle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

import io.github.mapikit.boot.autoconfigure.MapiRuntimeAutoConfiguration;
import io.github.mapikit.boot.autoconfigure.MapiTaskExecutionAutoConfiguration;
import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.boot.task.MapiTask;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.spi.MapiDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Applications in class loaders of their own, as developer tools and servers run them
 * (R12).
 */
@ExtendWith(BalancedMapi.class)
@Timeout(60)
class RestartedApplicationTests {

	private static final String APPLICATION = RestartedApplicationTests.class.getName() + "$";

	@Test
	void whenApplicationIsRestartedInNewClassLoaderThenItWorks() throws Exception {
		for (String name : new String[] { "restart-1", "restart-2" }) {
			long before = MapiRuntime.ledger().initializeCount();
			ClassLoader loader = new Own(name, (type) -> type.startsWith(APPLICATION));
			assertThat(runIn(loader)).isEqualTo("mapi-worker-1 for " + name);
			// the library is shared, and its ledger with it
			assertThat(MapiRuntime.ledger().initializeCount()).isEqualTo(before + 2);
			assertThat(MapiRuntime.ledger().isBalanced()).isTrue();
		}
	}

	@Test
	void whenSecondCopyOfLibraryStartsThenBothClassLoadersAreNamed() throws Exception {
		ClassLoader copy = new Own("second-copy", (type) -> type.startsWith("io.github.mapikit."));
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Application.class)) {
			assertThat(context.getBean(Tasks.class).thread()).startsWith("mapi-worker-1");
			String first = MapiRuntime.class.getClassLoader().getName();
			assertThatException().isThrownBy(() -> runIn(copy))
				.havingRootCause()
				.withMessageContaining("class loader '" + first + "'")
				.withMessageContaining("class loader 'second-copy'")
				.withMessageContaining("developer tools");
			assertThat(context.getBean(Tasks.class).thread()).startsWith("mapi-worker-1");
		}
		// once the first has ended, MAPI is free
		assertThat(runIn(copy)).isEqualTo("mapi-worker-1 for second-copy");
	}

	private static Object runIn(ClassLoader loader) throws Exception {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(loader);
		try {
			Class<?> type = loader.loadClass(Run.class.getName());
			assertThat(type.getClassLoader()).isSameAs(loader);
			return ((Callable<?>) type.getConstructor().newInstance()).call();
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	/**
	 * Starts the application, calls it and closes it.
	 */
	public static final class Run implements Callable<String> {

		@Override
		public String call() {
			try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(
					Application.class)) {
				return context.getBean(Tasks.class).thread();
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ MapiRuntimeAutoConfiguration.class, MapiTaskExecutionAutoConfiguration.class })
	static class Application {

		@Bean
		MapiDriver driver() {
			return FakeDriver.withPrivateData();
		}

		@Bean
		Tasks tasks() {
			return new Tasks();
		}

	}

	static class Tasks {

		@MapiTask
		String thread() {
			return Thread.currentThread().getName() + " for " + Tasks.class.getClassLoader().getName();
		}

	}

	/**
	 * Defines some classes itself that its parent has too.
	 */
	private static final class Own extends ClassLoader {

		private final Predicate<String> own;

		private Own(String name, Predicate<String> own) {
			super(name, RestartedApplicationTests.class.getClassLoader());
			this.own = own;
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (!this.own.test(name)) {
				return super.loadClass(name, resolve);
			}
			synchronized (getClassLoadingLock(name)) {
				Class<?> loaded = findLoadedClass(name);
				return (loaded != null) ? loaded : define(name);
			}
		}

		private Class<?> define(String name) throws ClassNotFoundException {
			try (InputStream resource = getResourceAsStream(name.replace('.', '/') + ".class")) {
				if (resource == null) {
					throw new ClassNotFoundException(name);
				}
				byte[] bytes = resource.readAllBytes();
				return defineClass(name, bytes, 0, bytes.length);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
