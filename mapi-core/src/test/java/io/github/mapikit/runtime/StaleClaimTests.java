// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import io.github.mapikit.error.MapiConflictException;
import io.github.mapikit.runtime.event.RuntimeState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of claims in the system properties that are not what they were: restored,
 * replaced, or left behind.
 */
class StaleClaimTests {

	private static final String PROPERTY = "io.github.mapikit.runtime.claim";

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@AfterEach
	void clear() {
		this.mapi.closeAll();
		System.clearProperty(PROPERTY);
	}

	@Test
	void whenPropertiesAreRestoredThenTheSameCopyIsNotRefused() {
		MapiLease lease = this.mapi.lease();
		String claim = System.getProperty(PROPERTY);
		lease.close();
		assertThat(System.getProperty(PROPERTY)).isNull();
		System.setProperty(PROPERTY, claim);
		assertThat(this.mapi.lease().state()).isEqualTo(RuntimeState.RUNNING);
	}

	@Test
	void whenOurLeaseEndsThenAnotherCopysClaimStays() {
		MapiLease lease = this.mapi.lease();
		String other = claim("11111111-2222", Thread.currentThread(), Thread.currentThread());
		System.setProperty(PROPERTY, other);
		lease.close();
		assertThat(System.getProperty(PROPERTY)).isEqualTo(other);
	}

	@Test
	void whenTheThreadsOfAClaimAreGoneThenItIsNone() throws Exception {
		Thread ended = ended();
		System.setProperty(PROPERTY, claim("11111111-2222", ended, ended));
		assertThat(this.mapi.lease().state()).isEqualTo(RuntimeState.RUNNING);
	}

	@Test
	void whenAThreadOfAClaimLivesThenWeAreRefused() throws Exception {
		System.setProperty(PROPERTY, claim("11111111-2222", Thread.currentThread(), ended()));
		assertThatExceptionOfType(MapiConflictException.class).isThrownBy(() -> this.mapi.lease())
			.withMessageContaining("'other'");
		assertThat(this.mapi.newest().state()).isEqualTo(RuntimeState.FAILED);
	}

	@Test
	void whenOnlyTheStarterOfAClaimLivesThenItIsNone() {
		MapiLease lease = this.mapi.lease();
		// as if this thread had started MAPI for another copy
		String claim = System.getProperty(PROPERTY).replaceFirst("of copy [-0-9a-f]+", "of copy 11111111-2222");
		lease.close();
		// the primary thread has left MAPI, and ends a little later
		Awaitility.await()
			.until(() -> Thread.getAllStackTraces()
				.keySet()
				.stream()
				.noneMatch((thread) -> thread.getName().startsWith("mapi-primary")));
		System.setProperty(PROPERTY, claim);
		assertThat(this.mapi.lease().state()).isEqualTo(RuntimeState.RUNNING);
	}

	private static Thread ended() throws InterruptedException {
		Thread thread = new Thread(() -> {
		});
		thread.start();
		thread.join();
		return thread;
	}

	@SuppressWarnings("deprecation") // getId is what Java 17 has
	private static String claim(String copy, Thread primary, Thread starter) {
		return "'other' in class loader 'x' (0) of copy %s, threads %d and %d".formatted(copy, primary.getId(),
				starter.getId());
	}

}
