// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.driver;

import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.model.store.FolderAddress;
import io.github.mapikit.model.store.StandardFolder;
import io.github.mapikit.spi.Action;
import io.github.mapikit.spi.CallControl;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FolderVerbTests {

	private static final EntryId UNKNOWN = EntryId.of((byte) 1);

	@RegisterExtension
	final DriverExtension mapi = new DriverExtension();

	private DriverThread verbs;

	private Handle inbox;

	private EntryId deletedItems;

	@BeforeEach
	void openInbox() {
		this.verbs = this.mapi.verbs();
		this.inbox = this.mapi.folder(StandardFolder.INBOX);
		this.deletedItems = this.mapi.get(this.mapi.folder(StandardFolder.DELETED_ITEMS), PropertyTags.ENTRYID);
	}

	private int count() {
		return this.mapi.get(this.inbox, PropertyTags.CONTENT_COUNT);
	}

	private Completion transfer(List<EntryId> ids, FolderAddress to, boolean move) {
		return this.verbs.perform(this.inbox, new Action.Transfer(ids, to, move), CallControl.NONE);
	}

	@Test
	void whenSomeFailThenTheyAreNamedAndTheOthersHaveNewIdentifiers() {
		EntryId id = this.mapi.save(this.inbox, "message");
		Completion copied = transfer(List.of(UNKNOWN, id), FolderAddress.of(this.deletedItems), false);
		assertThat(copied.isComplete()).isFalse();
		assertThat(copied.failed()).containsExactly(UNKNOWN);
		assertThat(this.mapi.get(this.mapi.message(copied.newId(id).orElseThrow()), PropertyTags.SUBJECT))
			.isEqualTo("message");
		Completion moved = transfer(List.of(id, id),
				new FolderAddress(this.mapi.get(this.mapi.store(), PropertyTags.ENTRYID), this.deletedItems), true);
		assertThat(moved.failed()).containsExactly(id);
		this.mapi.message(moved.newId(id).orElseThrow());
		assertThat(count()).isZero();
	}

	@Test
	void whenTheDestinationIsNotThereThenNothingIsCopiedOrMoved() {
		EntryId id = this.mapi.save(this.inbox, "message");
		for (FolderAddress to : List.of(FolderAddress.of(UNKNOWN), new FolderAddress(UNKNOWN, this.deletedItems))) {
			assertThatExceptionOfType(MapiNotFoundException.class).isThrownBy(() -> transfer(List.of(id), to, true))
				.withMessageContaining("IMAPIFolder::CopyMessages");
		}
		assertThat(count()).isEqualTo(1);
	}

	@Test
	void whenThereAreManyThenTheCallerIsToldHowFarItIs() {
		List<EntryId> ids = this.mapi.saveMany(this.inbox, 600);
		List<Integer> steps = new ArrayList<>();
		Completion completion = this.verbs.perform(this.inbox, new Action.MarkRead(ids, false), new CallControl() {
			@Override
			public void progress(int done, int total) {
				assertThat(total).isEqualTo(600);
				steps.add(done);
			}
		});
		assertThat(completion).isEqualTo(Completion.COMPLETE);
		assertThat(steps).isSorted().hasSizeGreaterThan(1).endsWith(600);
		assertThat(this.mapi.get(this.inbox, PropertyTags.CONTENT_UNREAD)).isEqualTo(600);
	}

	@Test
	void whenTheCallerEndsItThenTheRestStays() {
		List<EntryId> ids = this.mapi.saveMany(this.inbox, 600);
		List<Integer> steps = new ArrayList<>();
		CallControl control = new CallControl() {
			@Override
			public void progress(int done, int total) {
				steps.add(done);
			}

			@Override
			public boolean isCancelled() {
				return !steps.isEmpty();
			}
		};
		assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> this.verbs.perform(this.inbox, new Action.Delete(ids), control))
			.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_USER_CANCEL));
		assertThat(steps).hasSize(1);
		assertThat(count()).isEqualTo(600 - steps.get(0));
	}

}
