// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.MessageContent;
import io.github.mapikit.model.message.MessageRequest;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.model.store.StandardFolder;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.model.table.TableQuery;
import io.github.mapikit.runtime.RuntimeFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How often the object model goes to its driver.
 */
class RoundTripTests {

	private static final int MEGABYTE = 1024 * 1024;

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	private ModelBench bench;

	@BeforeEach
	void openSession() throws Exception {
		this.bench = new ModelBench(this.mapi);
		this.bench.run(MessageStore::entryId);
		this.bench.forget();
	}

	private void saveMany(int count) throws Exception {
		this.bench.run((store) -> {
			for (int i = 0; i < count; i++) {
				ModelBench.save(store, "message " + i);
			}
		});
		this.bench.forget();
	}

	@Test
	void whenAMessageIsShownThenItIsOneStep() throws Exception {
		EntryId id = this.bench.ask((session) -> {
			try (Folder inbox = session.defaultStore().inbox(); Message message = inbox.createMessage()) {
				message.set(PropertyTags.SUBJECT, "Lunch");
				message.setBody(BodyFormat.TEXT, "At noon?");
				message.setRecipients(List.of(Recipient.to("anna@example.org")));
				try (Attachment attachment = message.createAttachment()) {
					attachment.set(PropertyTags.ATTACH_LONG_FILENAME, "menu.pdf");
					attachment.save();
				}
				message.save();
				return message.entryId().orElseThrow();
			}
		});
		this.bench.forget();
		MessageRequest request = MessageRequest.properties(PropertyTags.SUBJECT, PropertyTags.SENDER_NAME)
			.body(BodyFormat.TEXT)
			.body(BodyFormat.HTML)
			.withRecipients()
			.withAttachments();
		MessageContent content = this.bench.ask((session) -> session.defaultStore().readMessage(id, request));
		assertThat(content.properties().get(PropertyTags.SUBJECT)).isEqualTo("Lunch");
		assertThat(content.body(BodyFormat.TEXT)).contains("At noon?");
		assertThat(content.body(BodyFormat.HTML)).isEmpty();
		assertThat(content.recipients()).containsExactly(Recipient.to("anna@example.org"));
		assertThat(content.attachments()).hasSize(1);
		assertThat(this.bench.verbs()).containsExactly("readMessage");
	}

	@Test
	void whenAPageIsListedThenItIsOneStep() throws Exception {
		saveMany(30);
		TableQuery page = TableQuery.columns(PropertyTags.SUBJECT)
			.sort(PropertyTags.SUBJECT.ascending())
			.from(10)
			.limit(10);
		List<String> subjects = this.bench.ask((session) -> session.defaultStore()
			.list(StandardFolder.INBOX, page)
			.map((row) -> row.get(PropertyTags.SUBJECT))
			.toList());
		assertThat(subjects).hasSize(10).first().isEqualTo("message 18");
		assertThat(this.bench.verbs()).containsExactly("list");
	}

	@Test
	void whenATaskLeavesManyOpenThenItsEndIsOneStep() throws Exception {
		this.bench.run((store) -> {
			for (int i = 0; i < 10; i++) {
				assertThat(store.inbox().contents()).isNotNull();
			}
			this.bench.forget();
		});
		assertThat(this.bench.verbs()).containsExactly("releaseAll");
		assertThat(this.bench.lease().snapshot().openObjects()).isEqualTo(2);
	}

	@Test
	void whenAParentIsClosedThenItAndAllBelowIsOneStep() throws Exception {
		this.bench.run((store) -> {
			Folder inbox = store.inbox();
			inbox.contents();
			inbox.contents();
			this.bench.forget();
			inbox.close();
		});
		assertThat(this.bench.verbs()).containsExactly("releaseAll");
	}

	@Test
	void whenAHundredRowsAreReadThenEachStepIsOne() throws Exception {
		saveMany(100);
		this.bench.run((store) -> {
			try (Folder inbox = store.inbox(); ContentsTable table = inbox.contents()) {
				List<Row> rows = table.columns(PropertyTags.SUBJECT)
					.where(PropertyTags.SUBJECT.startsWith("message"))
					.sort(PropertyTags.SUBJECT.ascending())
					.nextRows(100);
				assertThat(rows).hasSize(100);
			}
		});
		assertThat(this.bench.verbs()).containsExactly("open", "openTable", "query", "rows", "release", "release");
	}

	@Test
	void whenAllRowsAreListedThenBatchesGrow() throws Exception {
		saveMany(2000);
		this.bench.run((store) -> assertThat(store.list(StandardFolder.INBOX, TableQuery.columns(PropertyTags.SUBJECT)))
			.hasSize(2000));
		// 512, 1024 and 464 rows, and none, which is the end
		assertThat(this.bench.verbs()).containsExactly("open", "openTable", "query", "rows", "rows", "rows", "rows",
				"releaseAll");
	}

	@Test
	void whenAMegabyteIsWrittenAndReadThenItIsAStepForEachPiece() throws Exception {
		byte[] piece = new byte[64 * 1024];
		this.bench.run((store) -> {
			try (Folder inbox = store.inbox();
					Message message = inbox.createMessage();
					Attachment attachment = message.createAttachment()) {
				this.bench.forget();
				try (OutputStream output = attachment.openContentOutput()) {
					for (int i = 0; i < MEGABYTE / piece.length; i++) {
						output.write(piece);
					}
				}
				assertThat(this.bench.verbs()).hasSize(16 + 3).contains("openStream", "commit", "release");
				this.bench.forget();
				try (InputStream input = attachment.openContent()) {
					while (input.read(piece) != -1) {
						// the next piece
					}
				}
				// the changed method goes before; the last piece is none
				assertThat(this.bench.verbs()).hasSize(16 + 4).startsWith("change", "openStream", "read");
			}
		});
	}

	@Test
	void whenBytesAreReadOneByOneThenItIsAStepForEachBuffer() throws Exception {
		this.bench.run((store) -> {
			try (Folder inbox = store.inbox();
					Message message = inbox.createMessage();
					Attachment attachment = message.createAttachment()) {
				try (OutputStream output = attachment.openContentOutput()) {
					for (int i = 0; i < 64 * 1024; i++) {
						output.write(i);
					}
				}
				assertThat(this.bench.verbs().stream().filter("write"::equals)).hasSize(8);
				try (InputStream input = attachment.openContent()) {
					while (input.read() != -1) {
						// the next byte
					}
				}
				assertThat(this.bench.verbs().stream().filter("read"::equals)).hasSize(8 + 1);
			}
		});
	}

}
