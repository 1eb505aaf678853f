// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.nativemapi.com.FakeMapi;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Tests for changing COM objects of Java code: which calls are made, and in which order.
 */
class NativeChangeTests extends NativeObjectFixture {

	@Test
	void whenAMessageIsChangedThenMapiIsToldOnceBeforeItIsSaved() {
		withMessage((message) -> {
			message.set(PropertyTags.SUBJECT, "Hello");
			message.set(NUMBER, 1);
			message.remove(PropertyTags.BODY);
			Assertions.assertThat(this.calls).isEmpty();
			message.save();
			Assertions.assertThat(this.calls).containsExactly("DeleteProps", "SetProps", "SaveChanges");
			message.save();
			Assertions.assertThat(this.calls).endsWith("SaveChanges", "SaveChanges");
		});
	}

	@Test
	void whenAValueIsLargeThenItIsWrittenAsAStream() {
		Map<Integer, FakeMapi.Method> stream = new HashMap<>();
		stream.put(FakeMapi.RELEASE, released("stream"));
		stream.put(FakeMapi.STREAM_COMMIT, called("Commit"));
		stream.put(FakeMapi.STREAM_WRITE, (self, from, length, count, d, e, f) -> {
			this.calls.add("Write " + length);
			FakeMapi.putInt(count, (int) length);
			return 0;
		});
		this.messageMethods.put(FakeMapi.OPEN_PROPERTY, answering((self) -> this.mapi.object(stream), 4));
		withMessage((message) -> {
			message.setBody(BodyFormat.TEXT, "x".repeat(40_000));
			message.set(PropertyTags.SUBJECT, "Hello");
			message.save();
			Assertions.assertThat(this.calls)
				.containsExactly("DeleteProps", "SetProps", "Write 65536", "Write 14464", "Commit", "Release stream",
						"SaveChanges");
		});
	}

	@Test
	void whenAChangedMessageIsReadThenMapiIsToldBefore() {
		withMessage((message) -> {
			message.set(NUMBER, 1);
			message.read(NUMBER);
			Assertions.assertThat(this.calls).containsExactly("SetProps");
		});
	}

	@Test
	void whenAFolderIsChangedThenMapiIsToldWhenItIsSaved() {
		this.properties.put(PropertyTags.DISPLAY_NAME, "Old");
		this.properties.put(PropertyTags.COMMENT, "A remark");
		withFolder((folder) -> {
			folder.set(PropertyTags.DISPLAY_NAME, "New");
			folder.remove(PropertyTags.COMMENT);
			PropertyValues values = folder.read(PropertyTags.DISPLAY_NAME, PropertyTags.COMMENT);
			Assertions.assertThat(values.get(PropertyTags.DISPLAY_NAME)).isEqualTo("New");
			Assertions.assertThat(values.value(PropertyTags.COMMENT).isAbsent()).isTrue();
			Assertions.assertThat(folder.readAll().tags()).containsExactly(PropertyTags.DISPLAY_NAME);
			Assertions.assertThat(this.calls).isEmpty();
			folder.save();
			Assertions.assertThat(this.calls).containsExactly("DeleteProps", "SetProps", "SaveChanges");
		});
	}

	private FakeMapi.Method problem(PropertyTag<?> tag, HResult result, int parameter) {
		return (self, a, b, c, d, e, f) -> {
			FakeMapi.putPointer(new long[] { a, b, c }[parameter], this.mapi.problem(tag, result));
			return 0;
		};
	}

	@Test
	void whenAPropertyCannotBeSetThenSavingFails() {
		this.messageMethods.put(FakeMapi.SET_PROPS, problem(PropertyTags.MESSAGE_SIZE, MapiErrors.MAPI_E_COMPUTED, 2));
		withMessage((message) -> {
			message.set(PropertyTags.MESSAGE_SIZE, 1);
			Assertions.assertThatExceptionOfType(MapiCallException.class)
				.isThrownBy(message::save)
				.withMessageContaining("PR_MESSAGE_SIZE");
			Assertions.assertThat(this.calls).isEmpty();
		});
	}

	@Test
	void whenWhatIsNotThereIsRemovedThenThatIsNoFailure() {
		this.messageMethods.put(FakeMapi.DELETE_PROPS, problem(NUMBER, MapiErrors.MAPI_E_NOT_FOUND, 1));
		withMessage((message) -> {
			message.remove(NUMBER);
			message.save();
			Assertions.assertThat(this.calls).containsExactly("SaveChanges");
		});
	}

	@Test
	void whenABodyIsSetThenFormatsThatTheStoreKeepsAreNoFailure() {
		this.messageMethods.put(FakeMapi.DELETE_PROPS,
				problem(PropertyTags.RTF_COMPRESSED, MapiErrors.MAPI_E_COMPUTED, 1));
		withMessage((message) -> {
			message.setBody(BodyFormat.TEXT, "Hello");
			message.save();
			Assertions.assertThat(this.calls).containsExactly("SetProps", "SaveChanges");
		});
	}

	@Test
	void whenSubmittedThenTheMessageSaysWhereItsCopyGoes() {
		this.messageMethods.put(FakeMapi.SUBMIT, called("SubmitMessage"));
		withMessage((message) -> {
			message.submit();
			Assertions.assertThat(this.calls).containsExactly("SetProps", "SubmitMessage");
		});
	}

	@Test
	void whenMarkedReadThenNoReceiptIsSent() {
		this.messageMethods.put(FakeMapi.SET_READ_FLAG, (self, flags, b, c, d, e, f) -> {
			this.calls.add("SetReadFlag " + (int) flags);
			return 0;
		});
		withMessage((message) -> {
			message.markRead(true);
			message.markRead(false);
			Assertions.assertThat(this.calls).containsExactly("SetReadFlag 1", "SetReadFlag 4");
		});
	}

	@Test
	void whenNotAllIsDoneThenTheCompletionSaysSo() {
		this.folderMethods.put(FakeMapi.DELETE_MESSAGES, (self, list, b, c, d, e, f) -> 0x00040680);
		withFolder((folder) -> {
			Assertions.assertThat(folder.deleteMessages(List.of(ID))).isEqualTo(Completion.PARTIAL);
			Assertions.assertThat(folder.deleteMessages(List.of())).isEqualTo(Completion.COMPLETE);
		});
	}

}
