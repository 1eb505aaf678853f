// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.util.concurrent.atomic.AtomicReference;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.contract.MapiContract;
import io.github.mapikit.error.MapiLogonException;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.spi.SessionOptions;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Sessions and the default store. Sources: "MAPI Sessions", "IMAPISession::OpenMsgStore",
 * "MAPILogonEx".
 *
 * @since 0.1.0
 */
public abstract class SessionContract extends MapiContract {

	@Test
	void whenAskedAgainThenTheThreadHasTheSameSession() {
		onWorker((session) -> Assertions.assertThat(MapiThread.current("contract test").session()).isSameAs(session));
	}

	@Test
	void whenTheNextTaskAsksThenTheThreadStillHasTheSameSession() {
		AtomicReference<MapiSession> first = new AtomicReference<>();
		onWorker(first::set);
		onWorker((session) -> Assertions.assertThat(session).isSameAs(first.get()));
	}

	@Test
	void whenAnotherThreadAsksThenItHasAnotherSession() {
		AtomicReference<MapiSession> first = new AtomicReference<>();
		onWorker(first::set);
		onOtherWorker((session) -> Assertions.assertThat(session).isNotSameAs(first.get()));
	}

	@Test
	void whenThePrimaryThreadAsksThenItHasASessionOfItsOwn() {
		onPrimary((session) -> Assertions.assertThat(session.profileName()).isEqualTo(underTest().profileName()));
	}

	@Test
	void whenTheThreadsSessionIsClosedThenItStaysOpen() {
		onWorker(MapiSession::close);
		onWorker((session) -> {
			session.close();
			Assertions.assertThat(session.profileName()).isNotEmpty();
			Assertions.assertThat(session.defaultStore().entryId()).isNotNull();
		});
	}

	@Test
	void whenLoggedOnToTheDefaultProfileThenItsNameIsKnown() {
		onWorker((session) -> Assertions.assertThat(session.profileName()).isEqualTo(underTest().profileName()));
	}

	@Test
	void whenLoggedOnByTheProfilesNameThenItIsTheSameProfile() {
		requires(Capability.ONE_ENTRY_ID);
		onWorker((session) -> {
			SessionOptions options = new SessionOptions(underTest().profileName());
			try (MapiSession second = MapiThread.current("contract test").openSession(options)) {
				Assertions.assertThat(second).isNotSameAs(session);
				Assertions.assertThat(second.profileName()).isEqualTo(session.profileName());
				Assertions.assertThat(second.defaultStore().entryId()).isEqualTo(session.defaultStore().entryId());
			}
		});
	}

	@Test
	void whenTheProfileDoesNotExistThenTheLogonFails() {
		requires(Capability.NAMED_PROFILES);
		onWorker((session) -> {
			MapiThread thread = MapiThread.current("contract test");
			SessionOptions options = new SessionOptions("There is no such profile");
			Assertions.assertThatExceptionOfType(MapiLogonException.class)
				.isThrownBy(() -> thread.openSession(options));
		});
	}

	@Test
	void whenASecondSessionIsClosedThenItAndItsStoreAreClosed() {
		onWorker((session) -> {
			MapiSession second = MapiThread.current("contract test").openSession(SessionOptions.DEFAULT_PROFILE);
			MessageStore store = second.defaultStore();
			second.close();
			Assertions.assertThatIllegalStateException().isThrownBy(second::defaultStore);
			Assertions.assertThatIllegalStateException().isThrownBy(store::inbox);
			Assertions.assertThat(session.defaultStore().entryId()).isNotNull();
		});
	}

	@Test
	void whenAskedAgainThenTheSessionHasTheSameDefaultStore() {
		AtomicReference<MessageStore> first = new AtomicReference<>();
		onWorker((session) -> {
			first.set(session.defaultStore());
			Assertions.assertThat(session.defaultStore()).isSameAs(first.get());
		});
		onWorker((session) -> Assertions.assertThat(session.defaultStore()).isSameAs(first.get()));
	}

	@Test
	void whenTheDefaultStoreIsClosedThenItStaysOpen() {
		onWorker((session) -> {
			MessageStore store = session.defaultStore();
			store.close();
			try (Folder inbox = store.inbox()) {
				Assertions.assertThat(inbox.entryId()).isNotNull();
			}
		});
	}

	@Test
	void whenAStoreIsOpenedByItsEntryIdThenItIsOneOfItsOwn() {
		requires(Capability.ONE_ENTRY_ID);
		onWorker((session) -> {
			EntryId id = session.defaultStore().entryId();
			MessageStore store = session.openStore(id);
			Assertions.assertThat(store.entryId()).isEqualTo(id);
			try (Folder inbox = store.inbox(); Folder same = session.defaultStore().inbox()) {
				Assertions.assertThat(inbox.entryId()).isEqualTo(same.entryId());
			}
			store.close();
			Assertions.assertThatIllegalStateException().isThrownBy(store::inbox);
			Assertions.assertThat(session.defaultStore().entryId()).isEqualTo(id);
		});
	}

	@Test
	void whenTheStoreIsUnknownThenItIsNotFound() {
		onWorker((session) -> {
			byte[] bytes = session.defaultStore().entryId().bytes().toByteArray();
			for (int i = 4; i < bytes.length; i++) {
				bytes[i] ^= 0x5A;
			}
			Assertions.assertThatExceptionOfType(MapiNotFoundException.class)
				.isThrownBy(() -> session.openStore(EntryId.of(bytes)));
		});
	}

	@Test
	void whenTheStoreIsReadThenItHasWhatStoresHave() {
		requires(Capability.ONE_ENTRY_ID);
		onWorker((session) -> {
			MessageStore store = session.defaultStore();
			PropertyValues values = store.read(PropertyTags.ENTRYID, PropertyTags.DISPLAY_NAME,
					PropertyTags.OBJECT_TYPE, PropertyTags.STORE_SUPPORT_MASK);
			Assertions.assertThat(values.get(PropertyTags.ENTRYID)).isEqualTo(store.entryId());
			Assertions.assertThat(values.get(PropertyTags.DISPLAY_NAME)).isNotEmpty();
			// MAPI_STORE
			Assertions.assertThat(values.get(PropertyTags.OBJECT_TYPE)).isEqualTo(1);
			Assertions.assertThat(values.get(PropertyTags.STORE_SUPPORT_MASK)).isNotZero();
		});
	}

	@Test
	void whenTheLeaseStartsAgainThenTheStoreHasTheSameEntryId() {
		requires(Capability.ONE_ENTRY_ID);
		EntryId before = fromWorker((session) -> session.defaultStore().entryId());
		endLease();
		onWorker((session) -> Assertions.assertThat(session.defaultStore().entryId()).isEqualTo(before));
	}

	@Test
	void whenUnwrappedToItsInterfaceThenASessionIsThere() {
		onWorker((session) -> Assertions.assertThat(session.unwrap(MapiSession.class)).isNotNull());
	}

}
