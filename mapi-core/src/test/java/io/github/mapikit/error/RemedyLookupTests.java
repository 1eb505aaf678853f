// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for where {@link RemedyWording} looks, each in a copy of core that has not looked
 * yet.
 */
class RemedyLookupTests {

	@TempDir
	private Path folder;

	@Test
	void whenContextClassLoaderKnowsTextsThenTheyAreFoundAndStay() throws Exception {
		try (URLClassLoader core = core(); URLClassLoader application = application(core)) {
			assertThat(text(core, null)).startsWith("Call it");
			assertThat(text(core, ClassLoader.getPlatformClassLoader())).startsWith("Call it");
			assertThat(text(core, application)).isEqualTo("Use USE_MAPI_THREAD");
			assertThat(text(core, null)).isEqualTo("Use USE_MAPI_THREAD");
		}
	}

	@Test
	void whenTextsWereFoundThenTheirClassLoaderIsLetGo() throws Exception {
		try (URLClassLoader core = core()) {
			WeakReference<ClassLoader> application = new WeakReference<>(askIn(core));
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
				System.gc();
				return application.get() == null;
			});
			assertThat(text(core, null)).isEqualTo("Use USE_MAPI_THREAD");
		}
	}

	private ClassLoader askIn(URLClassLoader core) throws Exception {
		try (URLClassLoader application = application(core)) {
			assertThat(text(core, application)).isEqualTo("Use USE_MAPI_THREAD");
			return application;
		}
	}

	private static String text(ClassLoader core, @Nullable ClassLoader context) throws Exception {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(context);
		try {
			Class<?> remedies = core.loadClass(Remedy.class.getName());
			Object remedy = remedies.getField(Remedy.USE_MAPI_THREAD.name()).get(null);
			return (String) remedies.getMethod("text").invoke(remedy);
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	private static URLClassLoader core() {
		return new URLClassLoader(new URL[] { location(Remedy.class) }, ClassLoader.getPlatformClassLoader());
	}

	private URLClassLoader application(ClassLoader core) throws IOException {
		Path services = Files.createDirectories(this.folder.resolve("META-INF/services"));
		Files.writeString(services.resolve(RemedyTexts.class.getName()), RemedyTests.OwnTexts.class.getName());
		return new URLClassLoader(new URL[] { this.folder.toUri().toURL(), location(RemedyTests.class) }, core);
	}

	private static URL location(Class<?> type) {
		return type.getProtectionDomain().getCodeSource().getLocation();
	}

}
