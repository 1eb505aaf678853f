// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.model;

import java.util.concurrent.CompletableFuture;

import com.sun.jna.Pointer;
import io.github.mapikit.error.MapiLogonException;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.SessionOptions;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Tests for sessions on COM objects of Java code, and for how long objects live.
 */
class NativeSessionTests extends NativeObjectFixture {

	@Test
	void whenTheLeaseEndsThenChildrenAreReleasedBeforeTheirParents() {
		onWorker((session) -> {
			try (Folder folder = session.defaultStore().ipmSubtree()) {
				ContentsTable table = folder.contents();
				Assertions.assertThat(table.nextRows(1)).isEmpty();
			}
		});
		Assertions.assertThat(this.calls)
			.containsExactly("MAPILogonEx 0x80000062", "SetColumns", "QueryRows", "Release table", "Release folder",
					"Release store", "Logoff", "Release session");
	}

	@Test
	void whenAProfileIsNamedThenItIsAskedForAndItsNameKnown() {
		onWorker((session) -> {
			try (MapiSession second = MapiThread.current("test").openSession(new SessionOptions("Another"))) {
				Assertions.assertThat(second.profileName()).isEqualTo("Another");
			}
			Assertions.assertThat(session.profileName()).isEqualTo("A profile");
		});
		Assertions.assertThat(this.calls).contains("MAPILogonEx 0x80000032", "MAPILogonEx 0x80000062");
	}

	@Test
	void whenTheLogonFailsThenTheFailureSaysWhichProfile() {
		this.mapi.export("MAPILogonEx", (window, profile, password, flags, session, f, g) -> 0x80040111);
		Assertions.assertThatExceptionOfType(MapiLogonException.class).isThrownBy(() -> onWorker((session) -> {
		})).withMessageContainingAll("MAPI_E_LOGON_FAILED", "default profile");
	}

	@Test
	void whenThereIsNoDefaultStoreThenItIsNotFound() {
		this.stores.clear();
		onWorker((session) -> Assertions.assertThatExceptionOfType(MapiNotFoundException.class)
			.isThrownBy(session::defaultStore)
			.withMessageContaining("no default store"));
	}

	@Test
	void whenAnEntryIdIsOfAnotherKindThenTheObjectIsReleasedAndNotFound() {
		onWorker((session) -> {
			Assertions.assertThatExceptionOfType(MapiNotFoundException.class)
				.isThrownBy(() -> session.defaultStore().openMessage(ID));
			Assertions.assertThat(this.calls).endsWith("Release folder");
		});
	}

	@Test
	void whenUnwrappedThenThePointerIsThere() {
		withFolder((folder) -> {
			Pointer pointer = folder.unwrap(Pointer.class);
			Assertions.assertThat(pointer).isNotNull().isEqualTo(folder.unwrap(Pointer.class));
			folder.close();
			Assertions.assertThatIllegalArgumentException().isThrownBy(() -> folder.unwrap(Pointer.class));
		});
	}

	@Test
	void whenUnwrappedOnAnotherThreadThenItIsRefused() {
		withFolder((folder) -> Assertions
			.assertThatThrownBy(() -> CompletableFuture.supplyAsync(() -> folder.unwrap(Pointer.class)).join())
			.hasCauseInstanceOf(MapiThreadException.class));
	}

}
