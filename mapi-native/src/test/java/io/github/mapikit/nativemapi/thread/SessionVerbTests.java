// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.thread;

import java.util.List;
import java.util.Set;

import com.sun.jna.Pointer;
import io.github.mapikit.error.MapiLogonException;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.model.notification.NotificationEvent;
import io.github.mapikit.model.store.StandardFolder;
import io.github.mapikit.nativemapi.com.FakeMapi;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.Opened;
import io.github.mapikit.spi.SessionOptions;
import io.github.mapikit.spi.SubscriptionTarget;
import io.github.mapikit.spi.TableSource;
import io.github.mapikit.spi.ThreadRole;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Tests for sessions and stores, and for what is announced and released.
 */
class SessionVerbTests extends NativeThreadFixture {

	@Test
	void whenLoggedOnThenTheDefaultProfileIsNotAskedForItsName() {
		Opened session = thread().logOn(SessionOptions.DEFAULT_PROFILE);
		Assertions.assertThat(session.name()).isNull();
		Assertions.assertThat(this.calls).containsExactly("MAPILogonEx 0x80000062");
		Assertions.assertThat(this.trace).containsExactly("MAPILogonEx");
	}

	@Test
	void whenAProfileIsNamedThenItIsAskedForAndItsNameKnown() {
		Assertions.assertThat(thread().logOn(new SessionOptions("Another")).name()).isEqualTo("Another");
		Assertions.assertThat(this.calls).containsExactly("MAPILogonEx 0x80000032");
	}

	@Test
	void whenTheLogonFailsThenTheFailureSaysWhichProfile() {
		this.mapi.export("MAPILogonEx", (window, profile, password, flags, session, f, g) -> 0x80040111);
		Assertions.assertThatExceptionOfType(MapiLogonException.class)
			.isThrownBy(() -> thread(ThreadRole.WORKER).logOn(SessionOptions.DEFAULT_PROFILE))
			.withMessageContainingAll("MAPI_E_LOGON_FAILED", "default profile");
	}

	@Test
	void whenReleasedThenTheSessionIsLoggedOff() {
		Handle session = logOn();
		Handle store = thread().open(session, new OpenRequest.DefaultStore()).handle();
		this.calls.clear();
		Assertions.assertThat(thread().releaseAll(List.of(store, session))).isEmpty();
		Assertions.assertThat(this.calls).containsExactly("Release store", "Logoff", "Release session");
		Assertions.assertThat(this.trace).endsWith("IUnknown::Release", "IMAPISession::Logoff", "IUnknown::Release");
	}

	@Test
	void whenThereIsNoDefaultStoreThenItIsNotFound() {
		this.stores.clear();
		Handle session = logOn();
		Assertions.assertThatExceptionOfType(MapiNotFoundException.class)
			.isThrownBy(() -> thread().open(session, new OpenRequest.DefaultStore()))
			.withMessageContaining("no default store");
	}

	@Test
	void whenAnEntryIdIsOfAnotherKindThenTheObjectIsReleasedAndNotFound() {
		Handle store = openStore();
		Assertions.assertThatExceptionOfType(MapiNotFoundException.class)
			.isThrownBy(() -> thread().open(store, new OpenRequest.Message(ID)));
		Assertions.assertThat(this.calls).endsWith("Release folder");
	}

	@Test
	void whenStandardFoldersAreOpenedThenTheStoreIsAskedOnceForTheirIdentifiers() {
		Handle store = openStore();
		this.trace.clear();
		for (StandardFolder folder : List.of(StandardFolder.IPM_SUBTREE, StandardFolder.SENT_ITEMS)) {
			Assertions.assertThat(thread().open(store, new OpenRequest.Standard(folder)).entryId()).isEqualTo(ID);
		}
		Assertions.assertThat(this.trace)
			.containsExactly("IMAPIProp::GetProps", "MAPIFreeBuffer", "IMsgStore::OpenEntry", "IMsgStore::OpenEntry");
		Assertions.assertThatExceptionOfType(MapiNotFoundException.class)
			.isThrownBy(() -> thread().open(store, new OpenRequest.Standard(StandardFolder.OUTBOX)));
	}

	@Test
	void whenUnwrappedThenThePointerIsThere() {
		Handle folder = openFolder();
		Pointer pointer = thread().unwrap(folder, Pointer.class);
		Assertions.assertThat(pointer).isNotNull().isEqualTo(thread().unwrap(folder, Pointer.class));
		Assertions.assertThatIllegalArgumentException().isThrownBy(() -> thread().unwrap(folder, String.class));
	}

	@Test
	void whenARequestIsNotForAnObjectThenItIsRefused() {
		Handle folder = openFolder();
		Assertions.assertThatIllegalArgumentException()
			.isThrownBy(() -> thread().open(folder, new OpenRequest.DefaultStore()));
		Assertions.assertThatIllegalArgumentException()
			.isThrownBy(() -> thread().openTable(folder, new TableSource.Stores()));
		Assertions.assertThat(this.calls).isEmpty();
	}

	@Test
	void whenSubscribedThenTheStoreIsToldWhatForAndToldOfTheEnd() {
		this.storeMethods.put(FakeMapi.ADVISE, (self, size, id, mask, sink, connection, f) -> {
			this.calls.add("Advise " + (int) size + " 0x" + Integer.toHexString((int) mask));
			FakeMapi.putPointer(connection, 77);
			return 0;
		});
		this.storeMethods.put(FakeMapi.UNADVISE, (self, connection, b, c, d, e, f) -> {
			this.calls.add("Unadvise " + connection);
			return 0;
		});
		Handle store = openStore();
		this.calls.clear();
		Set<NotificationEvent> events = Set.of(NotificationEvent.NEW_MAIL);
		for (SubscriptionTarget target : List.of(new SubscriptionTarget.WholeStore(events),
				new SubscriptionTarget.OneObject(ID, events))) {
			Handle subscription = thread().subscribe(store, target, (notification) -> {
			});
			Assertions.assertThatIllegalArgumentException()
				.isThrownBy(() -> thread().unwrap(subscription, Pointer.class));
			thread().release(subscription);
		}
		Assertions.assertThat(this.calls).containsExactly("Advise 0 0x2", "Unadvise 77", "Advise 4 0x2", "Unadvise 77");
	}

}
