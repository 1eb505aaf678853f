// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.thread;

import java.util.HashMap;
import java.util.Map;

import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.property.PropertyChanges;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.nativemapi.com.FakeMapi;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.Problem;
import io.github.mapikit.spi.SaveMode;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Tests for changing properties: which calls are made, in which order, and what is made
 * of problems.
 */
class ChangeVerbTests extends NativeThreadFixture {

	private static final PropertyChanges LARGE = PropertyChanges.of(PropertyTags.BODY, "x".repeat(40_000))
		.set(PropertyTags.SUBJECT, "Hello")
		.remove(NUMBER);

	@Test
	void whenAMessageIsChangedThenRemovalsComeFirstAndNothingIsSaved() {
		Handle message = openMessage();
		PropertyChanges changes = PropertyChanges.of(PropertyTags.SUBJECT, "Hello")
			.set(NUMBER, 1)
			.remove(PropertyTags.BODY);
		Assertions.assertThat(thread().change(message, changes)).isEmpty();
		Assertions.assertThat(this.calls).containsExactly("DeleteProps", "SetProps");
	}

	@Test
	void whenAValueIsLargeThenItIsWrittenAsAStream() {
		Map<Integer, FakeMapi.Method> stream = new HashMap<>();
		stream.put(FakeMapi.RELEASE, called("Release stream"));
		stream.put(FakeMapi.STREAM_COMMIT, called("Commit"));
		stream.put(FakeMapi.STREAM_WRITE, (self, from, length, count, d, e, f) -> {
			this.calls.add("Write " + length);
			FakeMapi.putInt(count, (int) length);
			return 0;
		});
		this.messageMethods.put(FakeMapi.OPEN_PROPERTY, answering((self) -> this.mapi.object(stream), 4));
		Assertions.assertThat(thread().change(openMessage(), LARGE)).isEmpty();
		Assertions.assertThat(this.calls)
			.containsExactly("DeleteProps", "SetProps", "Write 65536", "Write 14464", "Commit", "Release stream");
	}

	@Test
	void whenAFolderHasALargeValueThenItIsSetAtOnce() {
		thread().change(openFolder(), LARGE.set(PropertyTags.HTML, Binary.of(new byte[40_000])));
		Assertions.assertThat(this.calls).containsExactly("DeleteProps", "SetProps");
	}

	@Test
	void whenAPropertyCannotBeSetThenThatIsAnswered() {
		this.messageMethods.put(FakeMapi.SET_PROPS, problem(PropertyTags.MESSAGE_SIZE, MapiErrors.MAPI_E_COMPUTED, 2));
		Assertions.assertThat(thread().change(openMessage(), PropertyChanges.of(PropertyTags.MESSAGE_SIZE, 1)))
			.containsExactly(new Problem("IMAPIProp::SetProps", PropertyTags.MESSAGE_SIZE, MapiErrors.MAPI_E_COMPUTED));
	}

	@Test
	void whenAPropertyCannotBeRemovedThenThatIsAnsweredAndTheRestChanged() {
		this.messageMethods.put(FakeMapi.DELETE_PROPS, problem(NUMBER, MapiErrors.MAPI_E_COMPUTED, 1));
		PropertyChanges changes = PropertyChanges.NONE.remove(NUMBER).set(PropertyTags.SUBJECT, "Hello");
		Assertions.assertThat(thread().change(openMessage(), changes))
			.containsExactly(new Problem("IMAPIProp::DeleteProps", NUMBER, MapiErrors.MAPI_E_COMPUTED));
		Assertions.assertThat(this.calls).containsExactly("SetProps");
	}

	@Test
	void whenWhatIsNotThereIsRemovedThenThatIsNoProblem() {
		this.messageMethods.put(FakeMapi.DELETE_PROPS, problem(NUMBER, MapiErrors.MAPI_E_NOT_FOUND, 1));
		Assertions.assertThat(thread().change(openMessage(), PropertyChanges.NONE.remove(NUMBER))).isEmpty();
	}

	@Test
	void whenARemovalIsOptionalThenItsProblemIsNone() {
		this.messageMethods.put(FakeMapi.DELETE_PROPS,
				problem(PropertyTags.RTF_COMPRESSED, MapiErrors.MAPI_E_COMPUTED, 1));
		PropertyChanges changes = PropertyChanges.NONE.removeIfPossible(PropertyTags.RTF_COMPRESSED);
		Assertions.assertThat(thread().change(openMessage(), changes)).isEmpty();
	}

	@Test
	void whenSavedThenTheObjectStaysOpenAndForceIsPassed() {
		this.messageMethods.put(FakeMapi.SAVE_CHANGES, (self, flags, b, c, d, e, f) -> {
			this.calls.add("SaveChanges " + (int) flags);
			return 0;
		});
		Handle message = openMessage();
		Assertions.assertThat(thread().save(message, SaveMode.KEEP_OPEN)).isNull();
		thread().save(message, SaveMode.FORCE);
		Assertions.assertThat(this.calls).containsExactly("SaveChanges 2", "SaveChanges 6");
	}

}
