// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.driver;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.property.PropertyChanges;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.store.StandardFolder;
import io.github.mapikit.model.table.TableQuery;
import io.github.mapikit.spi.Action;
import io.github.mapikit.spi.CallControl;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.Problem;
import io.github.mapikit.spi.RecipientRows;
import io.github.mapikit.spi.SaveMode;
import io.github.mapikit.spi.TableSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ChangeVerbTests {

	private static final String SET = "IMAPIProp::SetProps";

	private static final String DELETE = "IMAPIProp::DeleteProps";

	@RegisterExtension
	final DriverExtension mapi = new DriverExtension();

	private DriverThread verbs;

	private Handle inbox;

	@BeforeEach
	void openInbox() {
		this.verbs = this.mapi.verbs();
		this.inbox = this.mapi.folder(StandardFolder.INBOX);
	}

	private Handle newMessage() {
		return this.mapi.open(this.inbox, new OpenRequest.NewMessage());
	}

	@Test
	void whenSomeChangesAreRefusedThenTheOthersAreMade() {
		Handle message = newMessage();
		this.mapi.calls();
		PropertyChanges changes = PropertyChanges.of(PropertyTags.MESSAGE_SIZE, 1)
			.set(PropertyTags.SUBJECT, "subject")
			.set(PropertyTag.unicode(0x8000), "no name")
			.set(PropertyTag.unicodeList(0x1000), List.of())
			.remove(PropertyTags.ENTRYID)
			.removeIfPossible(PropertyTags.DISPLAY_TO)
			.remove(PropertyTags.SENSITIVITY);
		assertThat(this.verbs.change(message, changes)).containsExactly(
				new Problem(SET, PropertyTags.MESSAGE_SIZE, MapiErrors.MAPI_E_COMPUTED),
				new Problem(SET, PropertyTag.unicode(0x8000), new HResult(0x80040307)),
				new Problem(SET, PropertyTag.unicodeList(0x1000), MapiErrors.MAPI_E_INVALID_PARAMETER),
				new Problem(DELETE, PropertyTags.ENTRYID, MapiErrors.MAPI_E_COMPUTED));
		assertThat(this.mapi.calls()).containsExactly(SET, DELETE);
		assertThat(this.mapi.get(message, PropertyTags.SUBJECT)).isEqualTo("subject");
	}

	@Test
	void whenAChangeIsReleasedThenNobodySeesIt() {
		EntryId id = this.mapi.save(this.inbox, "before");
		Handle message = this.mapi.message(id);
		this.verbs.change(message, PropertyChanges.of(PropertyTags.SUBJECT, "after"));
		assertThat(this.mapi.get(message, PropertyTags.SUBJECT)).isEqualTo("after");
		this.mapi.release(message);
		assertThat(this.mapi.get(this.mapi.message(id), PropertyTags.SUBJECT)).isEqualTo("before");
	}

	@Test
	void whenAnotherHasSavedThenForceWritesOverIt() {
		EntryId id = this.mapi.save(this.inbox, "before");
		Handle one = this.mapi.message(id);
		Handle other = this.mapi.message(id);
		this.verbs.change(one, PropertyChanges.of(PropertyTags.SUBJECT, "one"));
		this.verbs.change(other, PropertyChanges.of(PropertyTags.SUBJECT, "other"));
		assertThat(this.verbs.save(one, SaveMode.KEEP_OPEN)).isEqualTo(id);
		assertThatExceptionOfType(MapiCallException.class).isThrownBy(() -> this.verbs.save(other, SaveMode.KEEP_OPEN))
			.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_OBJECT_CHANGED));
		assertThat(this.verbs.save(other, SaveMode.FORCE)).isEqualTo(id);
		assertThat(this.mapi.get(this.mapi.message(id), PropertyTags.SUBJECT)).isEqualTo("other");
	}

	@Test
	void whenAFolderIsChangedThenItIsAtOnce() {
		Handle folder = this.mapi.open(this.inbox, new OpenRequest.NewFolder("Before"));
		this.mapi.open(this.inbox, new OpenRequest.NewFolder("Taken"));
		EntryId id = this.mapi.get(folder, PropertyTags.ENTRYID);
		PropertyTag<String> comment = PropertyTag.unicode(0x3004);
		assertThat(this.verbs.change(folder, PropertyChanges.of(PropertyTags.DISPLAY_NAME, "After"))).isEmpty();
		assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> this.verbs.change(folder,
					PropertyChanges.of(PropertyTags.DISPLAY_NAME, "taken").set(comment, "lost")))
			.satisfies((ex) -> assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_COLLISION));
		assertThat(this.verbs.change(folder, PropertyChanges.of(comment, "comment"))).isEmpty();
		Handle again = this.mapi.open(this.mapi.store(), new OpenRequest.Folder(id));
		assertThat(this.mapi.get(again, PropertyTags.DISPLAY_NAME)).isEqualTo("After");
		assertThat(this.mapi.get(again, comment)).isEqualTo("comment");
		assertThat(this.verbs.save(folder, SaveMode.KEEP_OPEN)).isEqualTo(id);
	}

	@Test
	void whenAStoreIsChangedThenEachChangeIsRefused() {
		assertThat(this.verbs.change(this.mapi.store(), PropertyChanges.of(PropertyTags.DISPLAY_NAME, "x")))
			.containsExactly(new Problem(SET, PropertyTags.DISPLAY_NAME, MapiErrors.MAPI_E_COMPUTED));
	}

	@Test
	void whenTheBodyIsReplacedThenItsNativeFormatIsThatOfTheNewOne() {
		Handle message = newMessage();
		this.verbs.change(message,
				PropertyChanges.of(PropertyTags.HTML, Binary.of("<p>a</p>".getBytes(StandardCharsets.UTF_8)))
					.set(PropertyTags.INTERNET_CPID, 65001)
					.set(PropertyTags.NATIVE_BODY_INFO, 3));
		this.verbs.save(message, SaveMode.KEEP_OPEN);
		assertThat(this.verbs.body(message, BodyFormat.TEXT)).isEqualTo("a");
		this.verbs.change(message, PropertyChanges.of(PropertyTags.BODY, "b").removeIfPossible(PropertyTags.HTML));
		assertThat(this.mapi.get(message, PropertyTags.NATIVE_BODY_INFO)).isEqualTo(1);
		this.verbs.save(message, SaveMode.KEEP_OPEN);
		PropertyValues all = this.verbs.readAll(message);
		assertThat(all.get(PropertyTags.NATIVE_BODY_INFO)).isEqualTo(1);
		assertThat(all.get(PropertyTags.BODY)).isEqualTo("b");
		assertThat(this.verbs.body(message, BodyFormat.HTML)).isNull();
	}

	@Test
	void whenRecipientsAreReplacedThenTheyKeepTheirEntryIdentifiers() {
		Handle message = newMessage();
		Recipient known = new Recipient(RecipientType.CC, "Known", "EX", "/o=Org/cn=known", null,
				EntryId.of((byte) 1, (byte) 2));
		Recipient other = new Recipient(RecipientType.TO, "Other", "SMTP", "other@example.com", "other@example.com");
		this.verbs.perform(message, new Action.ReplaceRecipients(RecipientRows.rows(List.of(known, other))),
				CallControl.NONE);
		this.mapi.calls();
		TableQuery query = new TableQuery(RecipientRows.COLUMNS, null, List.of(), 0, 100);
		assertThat(RecipientRows.recipients(this.verbs.list(message, new TableSource.Recipients(), query, 100)))
			.containsExactly(known, other);
		assertThat(this.mapi.calls()).containsExactly("IMessage::GetRecipientTable", "IMAPITable::SetColumns",
				"IMAPITable::QueryRows");
	}

	@Test
	void whenTwoAttachmentsAreCreatedThenEachHasANumberOfItsOwn() {
		Handle message = newMessage();
		Handle first = this.mapi.open(message, new OpenRequest.NewAttachment());
		Handle second = this.mapi.open(message, new OpenRequest.NewAttachment());
		this.verbs.save(second, SaveMode.KEEP_OPEN);
		this.verbs.save(first, SaveMode.KEEP_OPEN);
		TableQuery query = TableQuery.columns(PropertyTags.ATTACH_NUM);
		assertThat(this.verbs.list(message, new TableSource.Attachments(), query, 10))
			.extracting((row) -> row.get(PropertyTags.ATTACH_NUM))
			.containsExactly(0, 1);
		this.mapi.release(this.mapi.open(message, new OpenRequest.NewAttachment()));
		assertThat(this.verbs.open(message, new OpenRequest.NewAttachment()))
			.satisfies((opened) -> assertThat(opened.number()).isEqualTo(2))
			.satisfies((opened) -> this.mapi.opened(opened.handle()));
	}

}
