// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for exceptions whose texts cannot be read: they are made all the same.
 */
class MissingResourceTests {

	@Test
	void whenResourceIsMissingThenMessageIsPlain() throws Exception {
		assertThat(message(() -> null)).startsWith("'MAPIInitialize' failed with 0x80040605: The call failed");
	}

	@Test
	void whenResourceIsDamagedThenMessageIsPlain() throws Exception {
		byte[] damaged = "not\nwhat it\nshould be {".getBytes(StandardCharsets.UTF_16);
		assertThat(message(() -> new ByteArrayInputStream(damaged)))
			.startsWith("'MAPIInitialize' failed with 0x80040605: The call failed");
	}

	@Test
	void whenResourceCannotBeReadThenMessageIsPlain() throws Exception {
		assertThat(message(() -> new InputStream() {
			@Override
			public int read() throws IOException {
				throw new IOException("broken");
			}
		})).startsWith("'MAPIInitialize' failed with 0x80040605: The call failed");
	}

	@Test
	void whenMemoryIsShortThenTheNextOneReadsIt() throws Exception {
		Error[] shortage = { new OutOfMemoryError("simulated") };
		try (CopyOfCore core = new CopyOfCore(() -> {
			if (shortage[0] != null) {
				throw shortage[0];
			}
			return ErrorCatalog.class.getResourceAsStream("explanations.txt");
		})) {
			assertThat(core.message()).startsWith("'MAPIInitialize' failed with 0x80040605: The call failed");
			shortage[0] = null;
			assertThat(core.message())
				.startsWith("'MAPIInitialize' failed with MAPI_E_NOT_INITIALIZED (0x80040605): Step 7");
		}
	}

	private static String message(Supplier<@Nullable InputStream> resource) throws Exception {
		try (CopyOfCore core = new CopyOfCore(resource)) {
			String first = core.message();
			assertThat(core.message()).isEqualTo(first);
			return first;
		}
	}

	/** Core with another resource: a class loader that loads its classes anew. */
	private static final class CopyOfCore extends URLClassLoader {

		private final Supplier<@Nullable InputStream> resource;

		CopyOfCore(Supplier<@Nullable InputStream> resource) {
			super(new URL[] { ErrorCatalog.class.getProtectionDomain().getCodeSource().getLocation() },
					ClassLoader.getPlatformClassLoader());
			this.resource = resource;
		}

		@Override
		public @Nullable InputStream getResourceAsStream(String name) {
			return name.endsWith("explanations.txt") ? this.resource.get() : super.getResourceAsStream(name);
		}

		String message() throws Exception {
			Class<?> results = loadClass(HResult.class.getName());
			Object result = results.getMethod("of", int.class).invoke(null, 0x80040605);
			Object exception = loadClass(MapiCallExceptions.class.getName()).getMethod("of", String.class, results)
				.invoke(null, "MAPIInitialize", result);
			return ((Throwable) exception).getMessage();
		}

	}

}
