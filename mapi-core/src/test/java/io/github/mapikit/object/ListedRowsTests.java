// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.StandardFolder;
import io.github.mapikit.model.table.TableQuery;
import io.github.mapikit.runtime.RuntimeFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Lists whose table ends before they do.
 */
class ListedRowsTests {

	private static final TableQuery SUBJECTS = TableQuery.columns(PropertyTags.SUBJECT);

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	private ModelBench bench;

	@BeforeEach
	void saveMessage() throws Exception {
		this.bench = new ModelBench(this.mapi);
		this.bench.save("A message");
	}

	private long openObjects() {
		return this.bench.lease().snapshot().openObjects();
	}

	@Test
	void whenItsFolderIsClosedThenTheListDoesNotLookEmpty() throws Exception {
		this.bench.run((store) -> {
			Stream<Row> rows;
			try (Folder inbox = store.inbox()) {
				rows = inbox.list(SUBJECTS);
			}
			assertThatIllegalStateException().isThrownBy(rows::toList).withMessageContaining("closed");
		});
	}

	@Test
	void whenItsTaskHasEndedThenTheListDoesNotLookEmpty() throws Exception {
		Stream<Row> rows = this.bench.ask((session) -> session.defaultStore().list(StandardFolder.INBOX, SUBJECTS));
		assertThatExceptionOfType(MapiThreadException.class).isThrownBy(rows::toList);
		Stream<Row> more = this.bench.ask((session) -> session.defaultStore().list(StandardFolder.INBOX, SUBJECTS));
		this.bench.run((store) -> assertThatIllegalStateException().isThrownBy(more::toList));
	}

	@Test
	void whenItsTableCannotBeOpenedThenItsFolderIsClosed() throws Exception {
		this.bench.run((store) -> {
			long before = openObjects();
			this.mapi.driver().onNth("IMAPIContainer::GetContentsTable", 1, ListedRowsTests::fail);
			assertThatExceptionOfType(MapiCallException.class)
				.isThrownBy(() -> store.list(StandardFolder.INBOX, SUBJECTS));
			assertThat(openObjects()).isEqualTo(before);
		});
	}

	@Test
	void whenTheEndIsAskedForTwiceThenItIsTheEnd() throws Exception {
		this.bench.run((store) -> {
			List<Row> rows = new ArrayList<>();
			var spliterator = store.list(StandardFolder.INBOX, SUBJECTS).spliterator();
			assertThat(spliterator.tryAdvance(rows::add)).isTrue();
			assertThat(spliterator.tryAdvance(rows::add)).isFalse();
			assertThat(spliterator.tryAdvance(rows::add)).isFalse();
			assertThat(rows).hasSize(1);
		});
	}

	private static void fail() {
		throw MapiCallExceptions.of("IMAPIContainer::GetContentsTable", MapiErrors.MAPI_E_NO_ACCESS);
	}

}
