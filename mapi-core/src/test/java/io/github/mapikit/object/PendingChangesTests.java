// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.util.List;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.PropertyChanges;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.runtime.RuntimeFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * When the changes of messages and attachments go to the driver.
 */
class PendingChangesTests {

	private static final PropertyTag<Integer> NUMBER = PropertyTag.int32(0x6901);

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	private ModelBench bench;

	private EntryId id;

	@BeforeEach
	void saveMessage() throws Exception {
		this.bench = new ModelBench(this.mapi);
		this.id = this.bench.save("before");
	}

	private void onMessage(MessageTask task) throws Exception {
		this.bench.run((store) -> {
			try (Message message = store.openMessage(this.id)) {
				this.bench.forget();
				task.run(message);
			}
		});
	}

	@Test
	void whenSetThenNothingGoesToTheDriver() throws Exception {
		onMessage((message) -> {
			message.set(PropertyTags.SUBJECT, "after");
			message.remove(NUMBER);
			message.setBody(BodyFormat.TEXT, "body");
			assertThat(this.bench.verbs()).isEmpty();
		});
		assertThat(this.bench.verbs()).containsExactly("release");
	}

	@Test
	void whenReadThenAllChangesGoBeforeInOneStep() throws Exception {
		onMessage((message) -> {
			message.set(PropertyTags.SUBJECT, "RE: first");
			message.set(PropertyTags.SUBJECT, "RE: after");
			message.set(NUMBER, 1);
			message.remove(NUMBER);
			assertThat(message.get(PropertyTags.NORMALIZED_SUBJECT)).isEqualTo("after");
			assertThat(message.find(NUMBER)).isEmpty();
			assertThat(this.bench.verbs()).containsExactly("change", "read", "read");
		});
	}

	@Test
	void whenSavedThenChangesGoBefore() throws Exception {
		onMessage((message) -> {
			message.change(PropertyChanges.of(NUMBER, 1).set(PropertyTags.SUBJECT, "after"));
			message.save();
			message.save();
			assertThat(this.bench.verbs()).containsExactly("change", "save", "save");
			assertThat(message.get(PropertyTags.SUBJECT)).isEqualTo("after");
		});
	}

	@Test
	void whenAnythingElseIsDoneThenChangesGoBefore() throws Exception {
		assertGoesBefore(Message::readAll, "readAll");
		assertGoesBefore((message) -> message.body(BodyFormat.TEXT), "body");
		assertGoesBefore(Message::recipients, "list");
		assertGoesBefore(Message::attachments, "list");
		assertGoesBefore((message) -> message.openStream(PropertyTags.SUBJECT).close(), "openStream");
		assertGoesBefore((message) -> message.openOutputStream(PropertyTags.BODY), "openStream");
		assertGoesBefore((message) -> message.setRecipients(List.of(Recipient.to("anna@example.org"))), "perform");
		assertGoesBefore((message) -> message.markRead(true), "perform");
		assertGoesBefore(Message::createAttachment, "open");
	}

	private void assertGoesBefore(MessageTask use, String verb) throws Exception {
		onMessage((message) -> {
			message.set(NUMBER, 1);
			use.run(message);
			assertThat(this.bench.verbs()).startsWith("change", verb);
		});
	}

	@Test
	void whenClosedThenChangesAreDiscarded() throws Exception {
		onMessage((message) -> {
			message.set(PropertyTags.SUBJECT, "after");
			assertThat(message.get(PropertyTags.SUBJECT)).isEqualTo("after");
			message.set(NUMBER, 1);
		});
		onMessage((message) -> {
			assertThat(message.get(PropertyTags.SUBJECT)).isEqualTo("before");
			assertThat(message.find(NUMBER)).isEmpty();
		});
	}

	@Test
	void whenAChangeIsRefusedThenTheOthersHoldAndTheFailureNamesIt() throws Exception {
		onMessage((message) -> {
			message.set(NUMBER, 1);
			message.set(PropertyTags.MESSAGE_SIZE, 1);
			message.set(PropertyTags.SUBJECT, "after");
			assertThatExceptionOfType(MapiCallException.class).isThrownBy(message::save).satisfies((ex) -> {
				assertThat(ex.operation()).isEqualTo("IMAPIProp::SetProps");
				assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_COMPUTED);
				assertThat(ex).hasMessageContaining("PR_MESSAGE_SIZE");
			});
			assertThat(this.bench.verbs()).containsExactly("change");
			message.save();
			assertThat(this.bench.verbs()).containsExactly("change", "save");
		});
		onMessage((message) -> {
			assertThat(message.get(NUMBER)).isEqualTo(1);
			assertThat(message.get(PropertyTags.SUBJECT)).isEqualTo("after");
		});
	}

	@Test
	void whenAPropertyNeedNotBeRemovedThenItsStoreMayKeepIt() throws Exception {
		onMessage((message) -> {
			message.change(PropertyChanges.NONE.removeIfPossible(PropertyTags.MESSAGE_SIZE));
			message.save();
			message.remove(PropertyTags.MESSAGE_SIZE);
			assertThatExceptionOfType(MapiCallException.class).isThrownBy(message::save)
				.extracting(MapiCallException::operation)
				.isEqualTo("IMAPIProp::DeleteProps");
		});
	}

	@Test
	void whenABodyIsSetThenTheOtherFormatsGo() throws Exception {
		onMessage((message) -> {
			message.setBody(BodyFormat.HTML, "<p>Grüße</p>");
			assertThat(message.get(PropertyTags.INTERNET_CPID)).isEqualTo(65001);
			assertThat(message.body(BodyFormat.HTML)).contains("<p>Grüße</p>");
			message.setBody(BodyFormat.TEXT, "plain");
			assertThat(message.body(BodyFormat.HTML)).isEmpty();
			assertThat(message.body(BodyFormat.TEXT)).contains("plain");
		});
	}

	@Test
	void whenAnAttachmentIsChangedThenItGoesWithTheAttachment() throws Exception {
		onMessage((message) -> {
			message.set(NUMBER, 1);
			try (Attachment attachment = message.createAttachment()) {
				attachment.set(PropertyTags.ATTACH_LONG_FILENAME, "file");
				assertThat(this.bench.verbs()).containsExactly("change", "open");
				attachment.save();
				assertThat(this.bench.verbs()).containsExactly("change", "open", "change", "save");
			}
		});
	}

	@Test
	void whenTheEntryIdIsKnownThenItIsNotAskedFor() throws Exception {
		this.bench.run((store) -> {
			try (Folder inbox = store.inbox(); Message message = inbox.createMessage()) {
				this.bench.forget();
				assertThat(message.entryId()).isEmpty();
				message.save();
				assertThat(message.entryId()).isPresent();
				assertThat(inbox.entryId()).isNotNull();
				assertThat(this.bench.verbs()).containsExactly("save");
			}
		});
	}

	/**
	 * What is done with a message.
	 */
	@FunctionalInterface
	private interface MessageTask {

		void run(Message message) throws Exception;

	}

}
