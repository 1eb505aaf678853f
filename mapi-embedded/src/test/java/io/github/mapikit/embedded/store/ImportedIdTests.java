// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.util.Arrays;
import java.util.List;

import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.item.MailSummary;
import io.github.mapikit.mailfiles.outlook.NamedProperties;
import io.github.mapikit.mailfiles.text.StringPool;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.store.StandardFolder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The identifiers that messages of files have in the store.
 */
class ImportedIdTests {

	private static final EntryId OWN = EntryId.of(new byte[] { 0, 0, 0, 0, 1, 2, 3 });

	private final MailStore store = new MailStore(new StoreOptions("Owner", "owner@example.com", 1, false),
			new NamedProperties(), Runnable::run);

	private List<EntryId> add(MailItem... items) {
		StoredFolder inbox = this.store.standard().get(StandardFolder.INBOX);
		this.store.change((events) -> Arrays.asList(items).forEach((item) -> this.store.addImported(inbox, item)));
		return this.store.read(() -> Arrays.stream(inbox.messages()).map(StoredMessage::id).toList());
	}

	@Test
	void whenTheFileGivesAnIdentifierThenThatIsTheMessages() {
		assertThat(add(new Item("a", OWN))).containsExactly(OWN);
		assertThat(this.store.message(OWN)).isNotNull();
	}

	@Test
	void whenTwoFilesGiveTheSameIdentifierThenTheSecondGetsOneOfItsOwn() {
		List<EntryId> ids = add(new Item("a", OWN), new Item("b", OWN));
		assertThat(ids).hasSize(2).startsWith(OWN).doesNotHaveDuplicates();
	}

	@Test
	void whenTheFileGivesNoneThenItFollowsFromThePlace() {
		List<EntryId> ids = add(new Item("a", null), new Item("b", null));
		assertThat(ids).hasSize(2).doesNotHaveDuplicates();
		assertThat(new ImportedIdTests().add(new Item("a", null), new Item("b", null))).isEqualTo(ids);
	}

	/**
	 * A message that is never opened.
	 */
	private static final class Item extends MailItem {

		private final String place;

		private final @Nullable EntryId own;

		Item(String place, @Nullable EntryId own) {
			super(new MailSummary(new StringPool()));
			this.place = place;
			this.own = own;
		}

		@Override
		protected MailContent read() {
			throw new UnsupportedOperationException();
		}

		@Override
		public String location() {
			return this.place;
		}

		@Override
		public @Nullable EntryId entryId() {
			return this.own;
		}

	}

}
