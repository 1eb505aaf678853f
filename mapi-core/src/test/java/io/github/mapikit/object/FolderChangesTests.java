// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyType;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.runtime.RuntimeFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The changes of folders and stores, which a driver would make at once: they wait until
 * they are saved.
 */
class FolderChangesTests {

	private static final PropertyTag<Integer> NUMBER = PropertyTag.int32(0x6901);

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	private ModelBench bench;

	private EntryId id;

	@BeforeEach
	void createFolder() throws Exception {
		this.bench = new ModelBench(this.mapi);
		this.id = this.bench.ask((session) -> {
			try (Folder root = session.defaultStore().ipmSubtree(); Folder folder = root.createFolder("before")) {
				folder.set(PropertyTags.COMMENT, "comment");
				folder.save();
				return folder.entryId();
			}
		});
	}

	private void onFolder(FolderTask task) throws Exception {
		this.bench.run((store) -> {
			try (Folder folder = store.openFolder(this.id); Folder other = store.openFolder(this.id)) {
				this.bench.forget();
				task.run(folder, other);
			}
		});
	}

	@Test
	void whenChangedThenTheObjectAloneSeesItUntilItIsSaved() throws Exception {
		onFolder((folder, other) -> {
			folder.set(PropertyTags.DISPLAY_NAME, "after");
			folder.remove(PropertyTags.COMMENT);
			folder.set(NUMBER, 1);
			assertThat(this.bench.verbs()).isEmpty();
			PropertyValues values = folder.read(PropertyTags.DISPLAY_NAME, PropertyTags.COMMENT, NUMBER,
					PropertyTags.ENTRYID);
			assertThat(values.get(PropertyTags.DISPLAY_NAME)).isEqualTo("after");
			assertThat(values.find(PropertyTags.COMMENT)).isEmpty();
			assertThat(values.get(NUMBER)).isEqualTo(1);
			assertThat(values.get(PropertyTags.ENTRYID)).isEqualTo(this.id);
			assertThat(other.get(PropertyTags.DISPLAY_NAME)).isEqualTo("before");
			assertThat(other.get(PropertyTags.COMMENT)).isEqualTo("comment");
			this.bench.forget();
			folder.save();
			assertThat(this.bench.verbs()).containsExactly("change", "save");
			assertThat(other.get(PropertyTags.DISPLAY_NAME)).isEqualTo("after");
			assertThat(other.find(PropertyTags.COMMENT)).isEmpty();
		});
	}

	@Test
	void whenAllAreReadThenChangesAreAmongThem() throws Exception {
		onFolder((folder, other) -> {
			folder.set(PropertyTags.DISPLAY_NAME, "after");
			folder.remove(PropertyTags.COMMENT);
			folder.set(NUMBER, 1);
			PropertyValues all = folder.readAll();
			assertThat(all.tags()).doesNotHaveDuplicates()
				.contains(NUMBER, PropertyTags.ENTRYID)
				.doesNotContain(PropertyTags.COMMENT);
			assertThat(all.get(PropertyTags.DISPLAY_NAME)).isEqualTo("after");
			assertThat(all.get(PropertyTags.ENTRYID)).isEqualTo(this.id);
		});
	}

	@Test
	void whenAskedWithoutATypeThenTheChangeHasTheAnswer() throws Exception {
		onFolder((folder, other) -> {
			folder.set(NUMBER, 1);
			PropertyTag<?> untyped = PropertyTag.of(NUMBER.id(), PropertyType.UNSPECIFIED, Object.class);
			PropertyValues values = folder.read(untyped);
			assertThat(values.tags()).containsExactly(NUMBER);
			assertThat(values.get(NUMBER)).isEqualTo(1);
		});
	}

	@Test
	void whenClosedThenChangesAreDiscarded() throws Exception {
		onFolder((folder, other) -> {
			folder.set(PropertyTags.DISPLAY_NAME, "after");
			folder.close();
			assertThat(other.get(PropertyTags.DISPLAY_NAME)).isEqualTo("before");
			assertThat(this.bench.verbs()).doesNotContain("change");
		});
	}

	@Test
	void whenAChangeIsRefusedThenTheOthersAreMade() throws Exception {
		onFolder((folder, other) -> {
			folder.set(PropertyTags.CONTENT_COUNT, 7);
			folder.set(NUMBER, 1);
			assertThatExceptionOfType(MapiCallException.class).isThrownBy(folder::save)
				.withMessageContaining("PR_CONTENT_COUNT");
			assertThat(other.get(NUMBER)).isEqualTo(1);
			assertThat(folder.get(PropertyTags.CONTENT_COUNT)).isZero();
		});
	}

	@Test
	void whenAStreamIsWrittenThenItIsAChangeOnceItIsClosed() throws Exception {
		onFolder((folder, other) -> {
			try (OutputStream output = folder.openOutputStream(PropertyTags.COMMENT)) {
				output.write("new ".getBytes(StandardCharsets.UTF_16LE));
				output.write('w');
				output.write(0);
				assertThat(folder.get(PropertyTags.COMMENT)).isEqualTo("comment");
			}
			assertThat(folder.get(PropertyTags.COMMENT)).isEqualTo("new w");
			assertThat(other.get(PropertyTags.COMMENT)).isEqualTo("comment");
			assertThat(this.bench.verbs()).doesNotContain("openStream", "change");
			folder.save();
			assertThat(other.get(PropertyTags.COMMENT)).isEqualTo("new w");
		});
	}

	@Test
	void whenTheFolderIsClosedThenItsStreamIsAndNothingChanges() throws Exception {
		onFolder((folder, other) -> {
			OutputStream output = folder.openOutputStream(PropertyTags.COMMENT);
			output.write(new byte[10]);
			folder.close();
			assertThatIllegalStateException().isThrownBy(() -> output.write(1));
			output.close();
			assertThat(other.get(PropertyTags.COMMENT)).isEqualTo("comment");
		});
	}

	@Test
	void whenAStreamIsReadThenItIsOfTheChange() throws Exception {
		onFolder((folder, other) -> {
			folder.set(PropertyTags.COMMENT, "new");
			try (InputStream input = folder.openStream(PropertyTags.COMMENT)) {
				assertThat(new String(input.readAllBytes(), StandardCharsets.UTF_16LE)).isEqualTo("new");
			}
			folder.remove(PropertyTags.COMMENT);
			assertThatExceptionOfType(MapiNotFoundException.class)
				.isThrownBy(() -> folder.openStream(PropertyTags.COMMENT));
			try (InputStream input = other.openStream(PropertyTags.COMMENT)) {
				assertThat(new String(input.readAllBytes(), StandardCharsets.UTF_16LE)).isEqualTo("comment");
			}
		});
	}

	@Test
	void whenAStoreIsChangedThenTheChangeWaitsToo() throws Exception {
		this.bench.run((store) -> {
			store.set(PropertyTags.COMMENT, "mine");
			assertThat(store.get(PropertyTags.COMMENT)).isEqualTo("mine");
			this.bench.forget();
			store.save();
			assertThat(this.bench.verbs()).containsExactly("change", "save");
			assertThat(store.get(PropertyTags.COMMENT)).isEqualTo("mine");
		});
	}

	/**
	 * What is done with one folder that is open twice.
	 */
	@FunctionalInterface
	private interface FolderTask {

		void run(Folder folder, Folder other) throws Exception;

	}

}
