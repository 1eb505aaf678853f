// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.MessageRequest;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.model.store.StandardFolder;
import io.github.mapikit.model.table.TableQuery;
import io.github.mapikit.runtime.RuntimeFixture;
import io.github.mapikit.runtime.event.RuntimeListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What counts as forgotten when a task ends, and what is nobody's mistake.
 */
class LeakReportTests {

	private static final TableQuery SUBJECTS = TableQuery.columns(PropertyTags.SUBJECT);

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	private final List<String> leaks = new CopyOnWriteArrayList<>();

	private ModelBench bench;

	private EntryId id;

	@BeforeEach
	void saveMessages() throws Exception {
		this.bench = new ModelBench(this.mapi, new LeakListener());
		this.bench.run((store) -> {
			for (int i = 0; i < 600; i++) {
				this.id = ModelBench.save(store, "message " + i);
			}
		});
		this.bench.forget();
	}

	@Test
	void whenObjectsAreForgottenThenEachIsToldByItsKind() throws Exception {
		this.bench.run((store) -> {
			Folder inbox = store.inbox();
			assertThat(inbox.contents()).isNotNull();
			Message message = store.openMessage(this.id);
			assertThat(message.createAttachment()).isNotNull();
			assertThat(message.openStream(PropertyTags.SUBJECT)).isNotNull();
		});
		assertThat(this.leaks).containsExactly("stream", "attachment", "message", "contents table", "folder");
	}

	@Test
	void whenAListIsNotReadToItsEndThenNothingIsForgotten() throws Exception {
		this.bench.run((store) -> {
			assertThat(store.list(StandardFolder.INBOX, SUBJECTS).findFirst()).isPresent();
			try (Folder inbox = store.inbox()) {
				assertThat(inbox.list(SUBJECTS).limit(3)).hasSize(3);
			}
		});
		assertThat(this.leaks).isEmpty();
		assertThat(this.bench.lease().snapshot().openObjects()).isEqualTo(2);
	}

	@Test
	void whenAListIsReadToItsEndThenNothingIsOpen() throws Exception {
		this.bench.run((store) -> {
			assertThat(store.list(StandardFolder.INBOX, SUBJECTS)).hasSize(600);
			assertThat(this.bench.lease().snapshot().openObjects()).isEqualTo(2);
		});
	}

	@Test
	void whenAListIsClosedThenNothingIsOpenAndNothingIsRead() throws Exception {
		this.bench.run((store) -> {
			Stream<Row> rows = store.list(StandardFolder.INBOX, SUBJECTS);
			rows.close();
			assertThat(this.bench.lease().snapshot().openObjects()).isEqualTo(2);
			assertThat(this.bench.verbs()).doesNotContain("rows");
		});
	}

	@Test
	void whenAMessageIsReadInOneStepThenNothingIsOpen() throws Exception {
		this.bench.run((store) -> {
			assertThat(store.readMessage(this.id, MessageRequest.properties(PropertyTags.SUBJECT))
				.properties()
				.get(PropertyTags.SUBJECT)).isEqualTo("message 599");
			assertThat(this.bench.lease().snapshot().openObjects()).isEqualTo(2);
		});
		assertThat(this.leaks).isEmpty();
	}

	@Test
	void whenTheThreadsOwnStoreIsUsedThenItIsNotForgotten() throws Exception {
		this.bench.run(MessageStore::entryId);
		this.bench.run((store) -> assertThat(store.entryId()).isNotNull());
		assertThat(this.leaks).isEmpty();
	}

	private final class LeakListener implements RuntimeListener {

		@Override
		public void onLeak(String kind, String task) {
			LeakReportTests.this.leaks.add(kind);
		}

	}

}
