// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.util.List;
import java.util.function.Function;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.model.store.Folder;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * What is told of a call over several messages that was not done for all. A store says no
 * more than that, as a warning or as an error, and a second look tells which it was where
 * one can. Sources: "IMAPIFolder::CopyMessages", "IMAPIFolder::DeleteMessages",
 * "IMAPIFolder::SetReadFlags".
 *
 * @since 0.1.0
 */
public abstract class CompletionContract extends ModelContract {

	/**
	 * Does something to two messages of a folder and one that is in its subfolder.
	 */
	private void withOneElsewhere(Function<Folder, Function<List<EntryId>, Completion>> call, Aftermath aftermath) {
		inFolder((store, folder) -> {
			try (Folder other = folder.createFolder("Other")) {
				EntryId elsewhere = save(other, "elsewhere");
				List<EntryId> ids = List.of(save(folder, "first"), elsewhere, save(folder, "last"));
				Completion completion;
				try {
					completion = call.apply(folder).apply(ids);
				}
				catch (MapiCallException ex) {
					Assertions.assertThat(ex.mayHaveTakenEffect()).isTrue();
					Assertions.assertThat(subjects(other)).containsExactly("elsewhere");
					return;
				}
				Assertions.assertThat(completion.isComplete()).isFalse();
				Assertions.assertThat(ids).containsAll(completion.failed());
				Assertions.assertThat(subjects(other)).containsExactly("elsewhere");
				aftermath.check(folder, completion);
			}
		});
	}

	@Test
	void whenOneIsInAnotherFolderThenDeletingDoesNotTouchItAndNamesNoneThatIsGone() {
		withOneElsewhere((folder) -> folder::deleteMessages, (folder, completion) -> {
			List<EntryId> left = entryIds(folder);
			for (EntryId failed : completion.failed()) {
				Assertions.assertThat(left.contains(failed) || isElsewhere(folder, failed)).isTrue();
			}
		});
	}

	private static boolean isElsewhere(Folder folder, EntryId id) {
		try (Folder other = folder.createFolder("Other")) {
			return entryIds(other).contains(id);
		}
	}

	@Test
	void whenOneIsInAnotherFolderThenMarkingDoesNotTouchIt() {
		withOneElsewhere((folder) -> (ids) -> folder.markRead(ids, true), (folder, completion) -> {
			try (Folder again = folder.createFolder("Other")) {
				Assertions.assertThat(again.get(PropertyTags.CONTENT_COUNT)).isEqualTo(1);
			}
		});
	}

	@Test
	void whenOneIsGoneThenMarkingNamesItOrNone() {
		inFolder((store, folder) -> {
			EntryId gone = save(folder, "gone");
			List<EntryId> ids = List.of(save(folder, "first"), gone, save(folder, "last"));
			folder.markRead(ids, false);
			folder.deleteMessages(List.of(gone));
			Completion completion;
			try {
				completion = folder.markRead(ids, true);
			}
			catch (MapiCallException ex) {
				Assertions.assertThat(ex.mayHaveTakenEffect()).isTrue();
				return;
			}
			Assertions.assertThat(completion.isComplete()).isFalse();
			Assertions.assertThat(completion.failed()).isSubsetOf(gone);
		});
	}

	@Test
	void whenAnOpenMessageIsDeletedThenItIsGoneOrNamed() {
		inFolder((store, folder) -> {
			EntryId held = save(folder, "held");
			List<EntryId> ids = List.of(save(folder, "first"), held);
			Completion completion;
			try (Message message = store.openMessage(held)) {
				message.set(Samples.NUMBER, 1);
				Assertions.assertThat(message.get(Samples.NUMBER)).isEqualTo(1);
				completion = folder.deleteMessages(ids);
			}
			catch (MapiCallException ex) {
				Assertions.assertThat(ex.mayHaveTakenEffect()).isTrue();
				return;
			}
			List<String> left = subjects(folder);
			if (completion.isComplete()) {
				Assertions.assertThat(left).isEmpty();
			}
			else {
				Assertions.assertThat(left).isSubsetOf("held");
				Assertions.assertThat(completion.failed()).isSubsetOf(held);
			}
		});
	}

	@Test
	void whenAllIsDoneThenNothingIsNamedAndNewIdentifiersOpenTheMessages() {
		inFolder((store, folder) -> {
			try (Folder target = folder.createFolder("Target")) {
				List<EntryId> ids = List.of(save(folder, "one"), save(folder, "two"));
				for (Completion completion : List.of(folder.copyMessages(ids, target.entryId()),
						folder.moveMessages(ids, target.entryId()))) {
					Assertions.assertThat(completion.isComplete()).isTrue();
					Assertions.assertThat(completion.failed()).isEmpty();
					Assertions.assertThat(ids).containsAll(completion.newIds().keySet());
					for (EntryId newId : completion.newIds().values()) {
						try (Message message = store.openMessage(newId)) {
							Assertions.assertThat(message.get(PropertyTags.SUBJECT)).isIn("one", "two");
						}
					}
				}
				Assertions.assertThat(count(target)).isEqualTo(4);
			}
		});
	}

	@FunctionalInterface
	private interface Aftermath {

		void check(Folder folder, Completion completion) throws Exception;

	}

}
