// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;

import io.github.mapikit.error.MapiConflictException;
import io.github.mapikit.runtime.event.RuntimeState;
import io.github.mapikit.runtime.fake.FakeDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ProcessClaim}.
 */
class ProcessClaimTests {

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenAnotherCopyOfTheLibraryLeasesThenItIsRefusedUntilTheFirstHasEnded() throws Exception {
		MapiLease lease = this.mapi.lease("first", (options) -> options);
		try (URLClassLoader copy = new URLClassLoader("copy", classPath(), ClassLoader.getPlatformClassLoader())) {
			assertThatExceptionOfType(InvocationTargetException.class).isThrownBy(() -> leaseAndClose(copy))
				.satisfies((ex) -> {
					assertThat(ex.getCause().getClass().getName()).isEqualTo(MapiConflictException.class.getName());
					assertThat(ex.getCause().getClass()).isNotSameAs(MapiConflictException.class);
				})
				.havingCause()
				.withMessageContaining("'first' in class loader 'app'")
				.withMessageContaining("'second' in class loader 'copy'")
				.withMessageContaining("parent class loader");
			lease.close();
			assertThat(leaseAndClose(copy)).isEqualTo("RUNNING");
			assertThat(this.mapi.lease("third", (options) -> options).state()).isEqualTo(RuntimeState.RUNNING);
		}
	}

	private static Object leaseAndClose(ClassLoader copy) throws Exception {
		return copy.loadClass(OtherCopy.class.getName()).getMethod("leaseAndClose").invoke(null);
	}

	private static URL[] classPath() {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.map(ProcessClaimTests::url)
			.toArray(URL[]::new);
	}

	private static URL url(String path) {
		try {
			return Path.of(path).toUri().toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	/**
	 * What the other copy does.
	 */
	public static final class OtherCopy {

		private OtherCopy() {
		}

		public static String leaseAndClose() {
			MapiLease lease = MapiRuntime.lease(LeaseOptions.of("second", new FakeDriver()));
			String state = lease.state().name();
			lease.close();
			return state;
		}

	}

}
