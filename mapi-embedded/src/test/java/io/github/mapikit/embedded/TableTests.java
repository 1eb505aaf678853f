// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded;

import java.time.Instant;
import java.util.List;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Restriction;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.property.SortOrder;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.table.ContentsTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@UsesMapi
class TableTests {

	private static final Instant DAY = Instant.parse("2026-01-01T00:00:00Z");

	@RegisterExtension
	final MailboxExtension mailbox = new MailboxExtension();

	private static void fill(Folder folder, String... subjects) {
		for (int i = 0; i < subjects.length; i++) {
			try (Message message = folder.createMessage()) {
				message.set(PropertyTags.SUBJECT, subjects[i]);
				message.set(PropertyTags.IMPORTANCE, i % 3);
				if (i % 2 == 0) {
					message.set(PropertyTags.DELIVERY_TIME, DAY.plusSeconds(i));
				}
				message.setRecipients(List.of(Recipient.to("r" + i + "@example.com")));
				message.save();
			}
		}
	}

	private List<String> subjects(Restriction restriction, SortOrder... keys) throws Exception {
		return this.mailbox.on((session) -> {
			try (Folder inbox = session.defaultStore().inbox(); ContentsTable table = inbox.contents()) {
				fill(inbox, "beta", "Alpha", "gamma", "delta");
				return subjects(table.columns(PropertyTags.SUBJECT).where(restriction).sort(keys));
			}
		});
	}

	private static List<String> subjects(ContentsTable table) {
		return table.rows().map((row) -> row.get(PropertyTags.SUBJECT)).toList();
	}

	private static Restriction all() {
		return Restriction.and();
	}

	@Test
	void whenSortedByTextThenCaseIsIgnored() throws Exception {
		assertThat(subjects(all(), PropertyTags.SUBJECT.ascending())).containsExactly("Alpha", "beta", "delta",
				"gamma");
	}

	@Test
	void whenSortedAscendingThenAbsentValuesComeFirst() throws Exception {
		assertThat(subjects(all(), PropertyTags.DELIVERY_TIME.ascending())).containsExactly("Alpha", "delta", "beta",
				"gamma");
	}

	@Test
	void whenSortedDescendingThenAbsentValuesComeLastAndStable() throws Exception {
		assertThat(subjects(all(), PropertyTags.DELIVERY_TIME.descending())).containsExactly("gamma", "beta", "Alpha",
				"delta");
	}

	@Test
	void whenPropertyIsComparedThenAbsentOnesDoNotPass() throws Exception {
		assertThat(subjects(PropertyTags.DELIVERY_TIME.isNot(DAY))).containsExactly("gamma");
	}

	@Test
	void whenRestrictedByContentThenCaseIsIgnored() throws Exception {
		assertThat(subjects(PropertyTags.SUBJECT.contains("PH"))).containsExactly("Alpha");
	}

	@Test
	void whenRestrictedByPrefixThenOthersDoNotPass() throws Exception {
		assertThat(subjects(PropertyTags.SUBJECT.startsWith("ga"))).containsExactly("gamma");
	}

	@Test
	void whenCombinedThenAndOrNotHold() throws Exception {
		assertThat(subjects(
				Restriction.and(Restriction.or(PropertyTags.SUBJECT.is("beta"), PropertyTags.SUBJECT.is("delta")),
						Restriction.not(PropertyTags.DELIVERY_TIME.exists()))))
			.containsExactly("delta");
	}

	@Test
	void whenRestrictedByBitsThenAnyOfThemIsEnough() throws Exception {
		assertThat(subjects(Restriction.hasFlags(PropertyTags.IMPORTANCE, 3))).containsExactly("Alpha", "gamma");
		assertThat(subjects(new Restriction.Bitmask(PropertyTags.IMPORTANCE, 3, false))).contains("beta", "delta");
	}

	@Test
	void whenRestrictedBySizeThenBytesCount() throws Exception {
		assertThat(subjects(new Restriction.Size(PropertyTags.SUBJECT, Restriction.Relation.EQUAL, 8)))
			.containsExactly("beta");
	}

	@Test
	void whenPropertiesAreComparedThenRelationHolds() throws Exception {
		assertThat(subjects(new Restriction.Compare(PropertyTags.SUBJECT, Restriction.Relation.EQUAL,
				PropertyTags.NORMALIZED_SUBJECT)))
			.hasSize(4);
	}

	@Test
	void whenRestrictedByRecipientThenItsMessagePasses() throws Exception {
		assertThat(subjects(Restriction.anyRecipient(PropertyTags.SMTP_ADDRESS.is("r2@example.com"))))
			.containsExactly("gamma");
		assertThat(subjects(Restriction.anyAttachment(PropertyTags.ATTACH_NUM.exists()))).isEmpty();
	}

	@Test
	void whenRestrictionDoesNotFitThenItIsTooComplex() {
		for (Restriction restriction : List.of(
				new Restriction.Property(PropertyTags.SUBJECT, Restriction.Relation.EQUAL, 5),
				new Restriction.Content(PropertyTags.IMPORTANCE, "x", Restriction.Match.FULL, true),
				new Restriction.Compare(PropertyTags.SUBJECT, Restriction.Relation.LESS, PropertyTags.IMPORTANCE),
				Restriction.anyRecipient(Restriction.anyRecipient(PropertyTags.SUBJECT.exists())))) {
			assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> subjects(restriction))
				.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_TOO_COMPLEX));
		}
	}

	@Test
	void whenReadInPartsThenCursorMovesAndSeekReturns() throws Exception {
		this.mailbox.run((session) -> {
			try (Folder inbox = session.defaultStore().inbox(); ContentsTable table = inbox.contents()) {
				fill(inbox, "a", "b", "c");
				table.columns(PropertyTags.SUBJECT);
				assertThat(table.rowCount()).isEqualTo(3);
				assertThat(table.nextRows(2)).hasSize(2);
				assertThat(table.nextRows(2)).extracting((row) -> row.get(PropertyTags.SUBJECT)).containsExactly("c");
				assertThat(table.nextRows(2)).isEmpty();
				assertThat(subjects(table.seek(1))).containsExactly("b", "c");
				assertThat(table.seek(9).nextRows(1)).isEmpty();
			}
		});
	}

	@Test
	void whenFolderChangesThenTableSeesItFromItsFirstRow() throws Exception {
		this.mailbox.run((session) -> {
			try (Folder inbox = session.defaultStore().inbox(); ContentsTable table = inbox.contents()) {
				fill(inbox, "a");
				assertThat(table.rowCount()).isEqualTo(1);
				fill(inbox, "b");
				assertThat(table.rowCount()).isEqualTo(2);
			}
		});
	}

	@Test
	void whenColumnsAreNotChosenThenDefaultsAreThere() throws Exception {
		Row row = this.mailbox.on((session) -> {
			try (Folder inbox = session.defaultStore().inbox(); ContentsTable table = inbox.contents()) {
				fill(inbox, "a");
				return table.nextRows(1).get(0);
			}
		});
		assertThat(row.tags()).hasSize(7);
		assertThat(row.get(PropertyTags.MESSAGE_CLASS)).isEqualTo("IPM.Note");
		assertThat(row.find(PropertyTags.SENDER_NAME)).isEmpty();
		assertThat(row.get(PropertyTags.ENTRYID)).isNotNull();
	}

	@Test
	void whenTableIsLargeThenRowsComeInBatches() throws Exception {
		this.mailbox.run((session) -> {
			try (Folder inbox = session.defaultStore().inbox(); ContentsTable table = inbox.contents()) {
				fill(inbox, names(1500));
				assertThat(table.rows().count()).isEqualTo(1500);
				assertThat(table.seek(0).rows().limit(700).count()).isEqualTo(700);
			}
		});
	}

	private static String[] names(int count) {
		String[] names = new String[count];
		for (int i = 0; i < count; i++) {
			names[i] = "n" + i;
		}
		return names;
	}

}
