// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.function.Predicate;

import io.github.mapikit.boot.support.BalancedMapi;
import io.github.mapikit.runtime.MapiRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link MapiBackgroundPreinitializer}.
 */
@ExtendWith(BalancedMapi.class)
class MapiBackgroundPreinitializerTests {

	@Test
	void springBootKnowsIt() {
		assertThat(SpringFactoriesLoader.loadFactories(BackgroundPreinitializer.class, null))
			.hasAtLeastOneElementOfType(MapiBackgroundPreinitializer.class);
	}

	@Test
	void whenPreinitializedThenStartFindsItsClassesLoadedAndMapiUntouched() throws Exception {
		try (WatchedClassLoader loader = new WatchedClassLoader((jar) -> true)) {
			loader.preinitialize();
			assertThat(loader.hasLoaded("io.github.mapikit.runtime.primary.PrimaryThread")).isTrue();
			assertThat(loader.hasLoaded("io.github.mapikit.embedded.EmbeddedDriver")).isTrue();
			assertThat(loader.hasLoaded("io.github.mapikit.boot.task.MapiTaskAdvisor")).isTrue();
			Object ledger = loader.loadClass(MapiRuntime.class.getName()).getMethod("ledger").invoke(null);
			assertThat(ledger).extracting("initializeCount").isEqualTo(0L);
			assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
				.noneMatch((name) -> name.startsWith("mapi-"));
		}
	}

	@Test
	void whenEmbeddedIsAbsentThenTheOthersAreLoadedAllTheSame() throws Exception {
		try (WatchedClassLoader loader = new WatchedClassLoader((path) -> !path.contains("mapi-embedded"))) {
			loader.preinitialize();
			assertThat(loader.hasLoaded("io.github.mapikit.runtime.primary.PrimaryThread")).isTrue();
		}
	}

	/**
	 * A class loader of its own, in which nothing has been loaded yet.
	 */
	private static final class WatchedClassLoader extends URLClassLoader {

		private WatchedClassLoader(Predicate<String> classPath) {
			super(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
				.filter(classPath)
				.map(WatchedClassLoader::url)
				.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
		}

		private boolean hasLoaded(String type) {
			return findLoadedClass(type) != null;
		}

		private void preinitialize() throws ReflectiveOperationException {
			Class<?> type = loadClass(MapiBackgroundPreinitializer.class.getName());
			Constructor<?> constructor = type.getDeclaredConstructor();
			constructor.setAccessible(true);
			Method preinitialize = type.getDeclaredMethod("preinitialize");
			preinitialize.setAccessible(true);
			preinitialize.invoke(constructor.newInstance());
		}

		private static URL url(String path) {
			try {
				return new File(path).toURI().toURL();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
