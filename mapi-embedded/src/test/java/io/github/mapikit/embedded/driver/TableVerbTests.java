// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.driver;

import java.util.List;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Restriction;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.StandardFolder;
import io.github.mapikit.model.table.HierarchyDepth;
import io.github.mapikit.model.table.TableQuery;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.TableSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TableVerbTests {

	private static final TableQuery SUBJECTS = TableQuery.columns(PropertyTags.SUBJECT);

	@RegisterExtension
	final DriverExtension mapi = new DriverExtension();

	private DriverThread verbs;

	private Handle inbox;

	@BeforeEach
	void openInbox() {
		this.verbs = this.mapi.verbs();
		this.inbox = this.mapi.folder(StandardFolder.INBOX);
	}

	private Handle contents(TableQuery query) {
		Handle table = this.mapi.table(this.inbox, new TableSource.Contents(null));
		this.verbs.query(table, query);
		return table;
	}

	private static List<String> subjects(List<Row> rows) {
		return rows.stream().map((row) -> row.get(PropertyTags.SUBJECT)).toList();
	}

	@Test
	void whenReadFromTheFirstRowThenWhatIsNewIsSeen() {
		this.mapi.save(this.inbox, "one");
		Handle table = contents(SUBJECTS);
		assertThat(subjects(this.verbs.rows(table, 0, 10))).containsExactly("one");
		this.mapi.save(this.inbox, "two");
		assertThat(this.verbs.rows(table, 1, 10)).isEmpty();
		assertThat(this.verbs.count(table)).isEqualTo(2);
		assertThat(subjects(this.verbs.rows(table, 0, 10))).containsExactly("one", "two");
	}

	@Test
	void whenRowsWereCountedThenTheRowsThatFollowAreThose() {
		this.mapi.saveMany(this.inbox, 2);
		Handle table = contents(SUBJECTS);
		assertThat(this.verbs.count(table)).isEqualTo(2);
		this.mapi.save(this.inbox, "late");
		assertThat(this.verbs.rows(table, 0, 10)).hasSize(2);
		assertThat(this.verbs.rows(table, 0, 10)).hasSize(3);
	}

	@Test
	void whenPositionJumpsThenARowIsSought() {
		this.mapi.saveMany(this.inbox, 5);
		Handle table = contents(SUBJECTS);
		this.mapi.calls();
		assertThat(subjects(this.verbs.rows(table, 0, 2))).containsExactly("message 0", "message 1");
		assertThat(subjects(this.verbs.rows(table, 2, 2))).containsExactly("message 2", "message 3");
		assertThat(this.mapi.calls()).containsExactly("IMAPITable::QueryRows", "IMAPITable::QueryRows");
		assertThat(subjects(this.verbs.rows(table, 1, 1))).containsExactly("message 1");
		assertThat(this.verbs.rows(table, 1_000_000_000_000L, 1)).isEmpty();
		assertThat(this.mapi.calls()).containsExactly("IMAPITable::SeekRow", "IMAPITable::QueryRows",
				"IMAPITable::SeekRow", "IMAPITable::QueryRows");
	}

	@Test
	void whenARowIsSoughtThenItsNumberIsFound() {
		this.mapi.saveMany(this.inbox, 5);
		Handle table = contents(SUBJECTS.sort(PropertyTags.SUBJECT.descending()));
		Restriction wanted = PropertyTags.SUBJECT.is("message 3");
		assertThat(this.verbs.find(table, wanted, 0)).isEqualTo(1);
		assertThat(subjects(this.verbs.rows(table, 1, 1))).containsExactly("message 3");
		assertThat(this.verbs.find(table, wanted, 2)).isEqualTo(-1);
		assertThat(this.verbs.find(table, wanted, 1_000_000_000_000L)).isEqualTo(-1);
		assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> this.verbs.find(table,
					new Restriction.Property(PropertyTag.of(0x1000000D), Restriction.Relation.EQUAL, "x"), 0))
			.withMessageContaining("IMAPITable::FindRow");
	}

	@Test
	void whenOnlyPartOfAQueryIsNewThenOnlyThatIsSet() {
		Handle table = contents(SUBJECTS);
		assertThat(this.mapi.calls()).endsWith("IMAPIContainer::GetContentsTable", "IMAPITable::SetColumns");
		this.verbs.query(table, SUBJECTS.where(Restriction.isRead()));
		assertThat(this.mapi.calls()).containsExactly("IMAPITable::Restrict");
		this.verbs.query(table, SUBJECTS.sort(PropertyTags.SUBJECT.ascending()));
		assertThat(this.mapi.calls()).containsExactly("IMAPITable::Restrict", "IMAPITable::SortTable");
	}

	@Test
	void whenAQueryIsRefusedThenTheTableKeepsTheOneBefore() {
		this.mapi.saveMany(this.inbox, 3);
		Handle table = contents(SUBJECTS.where(PropertyTags.SUBJECT.is("message 1")));
		TableQuery refused = SUBJECTS.sort(PropertyTag.unicodeList(0x1000).ascending());
		assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> this.verbs.query(table, refused));
		assertThat(subjects(this.verbs.rows(table, 0, 10))).containsExactly("message 1");
	}

	@Test
	void whenAFolderIsListedThenItIsNotOpened() {
		this.mapi.saveMany(this.inbox, 10);
		TableSource source = new TableSource.Contents(new OpenRequest.Standard(StandardFolder.INBOX));
		this.mapi.calls();
		TableQuery query = SUBJECTS.where(PropertyTags.SUBJECT.contains("message"))
			.sort(PropertyTags.SUBJECT.descending())
			.from(3);
		assertThat(subjects(this.verbs.list(this.mapi.store(), source, query, 2))).containsExactly("message 6",
				"message 5");
		assertThat(this.mapi.calls()).containsExactly("IMsgStore::OpenEntry", "IMAPIContainer::GetContentsTable",
				"IMAPITable::SetColumns", "IMAPITable::Restrict", "IMAPITable::SortTable", "IMAPITable::SeekRow",
				"IMAPITable::QueryRows");
		assertThat(this.verbs.list(this.mapi.store(), source, SUBJECTS, Integer.MAX_VALUE)).hasSize(10);
	}

	@ParameterizedTest
	@ValueSource(strings = { "IMsgStore::OpenEntry", "IMAPIContainer::GetHierarchyTable", "IMAPITable::SetColumns",
			"IMAPITable::QueryRows" })
	void whenOneCallOfAListFailsThenItIsNamed(String call) {
		this.mapi.driver().faults().on(call).times(1).failWith(MapiErrors.MAPI_E_NETWORK_ERROR);
		TableSource source = new TableSource.Hierarchy(new OpenRequest.Standard(StandardFolder.IPM_SUBTREE),
				HierarchyDepth.ALL);
		TableQuery names = TableQuery.columns(PropertyTags.DISPLAY_NAME);
		assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> this.verbs.list(this.mapi.store(), source, names, 10))
			.withMessageContaining(call);
		assertThat(this.verbs.list(this.mapi.store(), source, names, 10)).hasSize(5);
	}

	@Test
	void whenTheFolderOfAListIsNotThereThenItIsNotFound() {
		TableSource source = new TableSource.Contents(new OpenRequest.Folder(EntryId.of((byte) 1)));
		assertThatExceptionOfType(MapiNotFoundException.class)
			.isThrownBy(() -> this.verbs.list(this.mapi.store(), source, SUBJECTS, 10))
			.withMessageContaining("IMsgStore::OpenEntry");
	}

	@Test
	void whenASessionIsAskedForItsTablesThenStoreAndProfileAreThere() {
		PropertyTag<Boolean> isDefault = PropertyTag.bool(0x3400);
		PropertyTag<Integer> kind = PropertyTag.int32(0x3E03);
		List<Row> stores = this.verbs.list(this.mapi.session(), new TableSource.Stores(),
				TableQuery.columns(PropertyTags.ENTRYID, isDefault), 10);
		assertThat(stores).hasSize(1);
		assertThat(stores.get(0).get(isDefault)).isTrue();
		this.mapi.open(this.mapi.session(), new OpenRequest.Store(stores.get(0).get(PropertyTags.ENTRYID)));
		TableQuery subsystem = TableQuery.columns(PropertyTags.DISPLAY_NAME).where(kind.is(39));
		assertThat(this.verbs.list(this.mapi.session(), new TableSource.Status(), subsystem, 10))
			.extracting((row) -> row.get(PropertyTags.DISPLAY_NAME))
			.containsExactly("Embedded");
	}

}
