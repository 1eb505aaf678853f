// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.thread;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.sun.jna.Pointer;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.model.store.FolderAddress;
import io.github.mapikit.nativemapi.com.FakeMapi;
import io.github.mapikit.spi.Action;
import io.github.mapikit.spi.CallControl;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.RecipientRows;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Tests for what is done to messages and folders, and for attachments that hold a
 * message.
 */
class ActionVerbTests extends NativeThreadFixture {

	private Completion perform(Handle object, Action action) {
		return thread().perform(object, action, CallControl.NONE);
	}

	@Test
	void whenSubmittedThenTheMessageSaysWhereItsCopyGoes() {
		this.messageMethods.put(FakeMapi.SUBMIT, called("SubmitMessage"));
		perform(openMessage(), new Action.Submit());
		Assertions.assertThat(this.calls).containsExactly("SetProps", "SubmitMessage");
	}

	@Test
	void whenTheMessageSaysWhereItsCopyGoesThenThatStays() {
		this.messageMethods.put(FakeMapi.SUBMIT, called("SubmitMessage"));
		this.properties.put(PropertyTags.SENTMAIL_ENTRYID, ID);
		perform(openMessage(), new Action.Submit());
		Assertions.assertThat(this.calls).containsExactly("SubmitMessage");
	}

	@Test
	void whenTheCopyCannotBeArrangedThenTheMessageIsNotSubmitted() {
		this.messageMethods.put(FakeMapi.SET_PROPS,
				problem(PropertyTags.SENTMAIL_ENTRYID, MapiErrors.MAPI_E_NO_ACCESS, 2));
		Handle message = openMessage();
		Assertions.assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> perform(message, new Action.Submit()));
		Assertions.assertThat(this.calls).isEmpty();
	}

	@Test
	void whenMarkedReadThenNoReceiptIsSent() {
		this.messageMethods.put(FakeMapi.SET_READ_FLAG, (self, flags, b, c, d, e, f) -> {
			this.calls.add("SetReadFlag " + (int) flags);
			return 0;
		});
		Handle message = openMessage();
		perform(message, new Action.MarkThisRead(true));
		perform(message, new Action.MarkThisRead(false));
		Assertions.assertThat(this.calls).containsExactly("SetReadFlag 1", "SetReadFlag 4");
	}

	@Test
	void whenRecipientsAreReplacedThenEachHasItsProperties() {
		this.messageMethods.put(FakeMapi.MODIFY_RECIPIENTS, (self, flags, list, c, d, e, f) -> {
			this.calls.add("ModifyRecipients " + (int) flags + " of " + new Pointer(list).getInt(0));
			return 0;
		});
		perform(openMessage(), new Action.ReplaceRecipients(
				RecipientRows.rows(List.of(Recipient.to("a@example.org"), Recipient.to("b@example.org")))));
		Assertions.assertThat(this.calls).containsExactly("ModifyRecipients 0 of 2");
	}

	@Test
	void whenNotAllIsDoneThenTheCompletionSaysSo() {
		this.folderMethods.put(FakeMapi.DELETE_MESSAGES, (self, list, b, c, d, e, f) -> 0x00040680);
		Handle folder = openFolder();
		Assertions.assertThat(perform(folder, new Action.Delete(List.of(ID)))).isEqualTo(Completion.PARTIAL);
		this.trace.clear();
		Assertions.assertThat(perform(folder, new Action.Delete(List.of()))).isEqualTo(Completion.COMPLETE);
		Assertions.assertThat(this.trace).isEmpty();
	}

	private void copies() {
		this.folderMethods.put(FakeMapi.COPY_MESSAGES, (self, list, iid, destination, window, progress, flags) -> {
			this.calls.add("CopyMessages " + (int) flags);
			return 0;
		});
	}

	@Test
	void whenMessagesAreCopiedInTheStoreThenTheDestinationIsOpenedForTheCall() {
		copies();
		Handle folder = openFolder();
		for (FolderAddress address : List.of(FolderAddress.of(OTHER), new FolderAddress(ID, OTHER))) {
			Assertions.assertThat(perform(folder, new Action.Transfer(List.of(ID), address, false)))
				.isEqualTo(Completion.COMPLETE);
		}
		Assertions.assertThat(this.calls)
			.containsExactly("OpenEntry", "CopyMessages 0", "Release folder", "OpenEntry", "CopyMessages 0",
					"Release folder");
	}

	@Test
	void whenMessagesAreMovedToAnotherStoreThenItIsOpenedForTheCall() {
		copies();
		perform(openFolder(), new Action.Transfer(List.of(ID), new FolderAddress(OTHER, ID), true));
		Assertions.assertThat(this.calls)
			.containsExactly("OpenMsgStore", "OpenEntry", "CopyMessages 1", "Release folder", "Release store");
	}

	@Test
	void whenCopyingFailsThenTheDestinationIsReleased() {
		this.folderMethods.put(FakeMapi.COPY_MESSAGES,
				(self, list, iid, destination, window, progress, flags) -> 0x80040115);
		Handle folder = openFolder();
		Assertions.assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> perform(folder, new Action.Transfer(List.of(ID), new FolderAddress(OTHER, ID), true)));
		Assertions.assertThat(this.calls)
			.containsExactly("OpenMsgStore", "OpenEntry", "Release folder", "Release store");
	}

	@Test
	void whenAnAttachmentHoldsNoMessageYetThenAnEmptyOneIsMade() {
		Map<Integer, FakeMapi.Method> attachment = new HashMap<>();
		this.properties.put(PropertyTags.ATTACH_METHOD, 5);
		attachment.put(FakeMapi.GET_PROPS, this.mapi.getProps(this.properties));
		attachment.put(FakeMapi.OPEN_PROPERTY, (self, tag, iid, options, flags, object, f) -> {
			this.calls.add("OpenProperty " + (int) flags);
			if ((flags & 2) == 0) {
				return MapiErrors.MAPI_E_NOT_FOUND.code();
			}
			FakeMapi.putPointer(object, this.mapi.object(this.messageMethods));
			return 0;
		});
		this.messageMethods.put(FakeMapi.OPEN_ATTACH, answering((self) -> this.mapi.object(attachment), 3));
		Handle opened = thread().open(openMessage(), new OpenRequest.Attachment(3)).handle();
		thread().open(opened, new OpenRequest.EmbeddedMessage());
		Assertions.assertThat(this.calls).containsExactly("OpenProperty 1", "OpenProperty 3");
		this.properties.put(PropertyTags.ATTACH_METHOD, 1);
		Assertions.assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(() -> thread().open(opened, new OpenRequest.EmbeddedMessage()))
			.withMessageContaining("attachment 3 is no message");
	}

}
