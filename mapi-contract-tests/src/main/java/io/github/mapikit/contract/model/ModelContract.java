// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.contract.MapiContract;
import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyObject;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyValue;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Completion;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.model.table.HierarchyDepth;
import io.github.mapikit.model.table.HierarchyTable;
import io.github.mapikit.model.table.Table;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the suites of the object model share: a folder to work in, messages to put there,
 * and ways to read what there is.
 *
 * @since 0.1.0
 */
public abstract class ModelContract extends MapiContract {

	ModelContract() {
	}

	@BeforeEach
	final void requireContent() {
		requires(Capability.CREATE_STORE_CONTENT);
	}

	/**
	 * Runs a piece of the test in a folder that is empty when it is first used.
	 */
	final void inFolder(FolderTask task) {
		onWorker((session) -> {
			MessageStore store = session.defaultStore();
			try (Folder folder = open(store)) {
				task.run(store, folder);
			}
		});
	}

	/**
	 * Runs a piece of the test in the same folder, but in another session.
	 */
	final void inFolderElsewhere(FolderTask task) {
		onOtherWorker((session) -> {
			MessageStore store = session.defaultStore();
			try (Folder folder = open(store)) {
				task.run(store, folder);
			}
		});
	}

	private static Folder open(MessageStore store) {
		EntryId id;
		try (Folder root = store.ipmSubtree(); Folder created = root.createFolder("Contract")) {
			id = created.entryId();
		}
		// by its identifier, as programs open what they have stored
		return store.openFolder(id);
	}

	static EntryId save(Folder folder, String subject) throws Exception {
		return save(folder, subject, (message) -> {
		});
	}

	static EntryId save(Folder folder, String subject, MessageDraft draft) throws Exception {
		try (Message message = folder.createMessage()) {
			message.set(PropertyTags.SUBJECT, subject);
			draft.write(message);
			message.save();
			return message.entryId().orElseThrow();
		}
	}

	static void saveMany(Folder folder, int count) throws Exception {
		for (int i = 0; i < count; i++) {
			int number = i;
			save(folder, "%05d".formatted(number), (message) -> message.set(Samples.NUMBER, number));
		}
	}

	static <T> T read(PropertyObject object, PropertyTag<T> tag) {
		return object.read(tag).get(tag);
	}

	/**
	 * Counts by reading: a table need not know its rows ("IMAPITable::GetRowCount").
	 */
	static int count(Folder folder) {
		return entryIds(folder).size();
	}

	/**
	 * Asserts how many rows a table says it has, if it has to know.
	 */
	final void assertRowCount(Table<?> table, int expected) {
		if (can(Capability.ROW_COUNTS)) {
			Assertions.assertThat(table.rowCount()).as("row count").isEqualTo(expected);
		}
	}

	/**
	 * Returns the values that the driver has to be able to keep.
	 */
	final List<SampleValue> samples() {
		return Arrays.stream(SampleValue.values())
			.filter((sample) -> can(Capability.MULTI_VALUED) || !sample.type().isMultiValued())
			.toList();
	}

	/**
	 * Reads a column of the subfolders. A folder without any need not have the table
	 * ("IMAPIContainer::GetHierarchyTable").
	 */
	static <T> List<T> children(Folder folder, PropertyTag<T> tag) {
		try (HierarchyTable table = folder.hierarchy(HierarchyDepth.CHILDREN)) {
			return values(table.columns(tag), tag);
		}
		catch (MapiCallException ex) {
			Assertions.assertThat(ex.result()).isEqualTo(MapiErrors.MAPI_E_NO_SUPPORT);
			return List.of();
		}
	}

	static int contentCount(MessageStore store, EntryId folderId) {
		try (Folder folder = store.openFolder(folderId)) {
			return read(folder, PropertyTags.CONTENT_COUNT);
		}
	}

	static List<String> subjects(Folder folder) {
		try (ContentsTable table = folder.contents()) {
			return subjects(table.columns(PropertyTags.SUBJECT));
		}
	}

	static List<String> subjects(ContentsTable table) {
		return values(table, PropertyTags.SUBJECT);
	}

	static <T> List<T> values(Table<?> table, PropertyTag<T> tag) {
		return table.rows().map((row) -> row.get(tag)).toList();
	}

	static List<EntryId> entryIds(Folder folder) {
		try (ContentsTable table = folder.contents()) {
			return values(table.columns(PropertyTags.ENTRYID), PropertyTags.ENTRYID);
		}
	}

	/**
	 * Reads the only message of a folder from its contents table.
	 */
	static Row onlyRow(Folder folder, PropertyTag<?>... columns) {
		try (ContentsTable table = folder.contents()) {
			List<Row> rows = table.columns(columns).nextRows(2);
			Assertions.assertThat(rows).hasSize(1);
			return rows.get(0);
		}
	}

	// large properties come as values or as streams, as the driver pleases

	static String readText(PropertyObject object, PropertyTag<String> tag) throws IOException {
		PropertyValue<String> value = object.read(tag).value(tag);
		if (!value.isTooLarge()) {
			return object.read(tag).get(tag);
		}
		try (InputStream stream = object.openStream(tag)) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_16LE);
		}
	}

	static void write(OutputStream opened, byte[] content) throws IOException {
		try (OutputStream stream = opened) {
			stream.write(content);
		}
	}

	static byte[] readBytes(InputStream opened) throws IOException {
		try (InputStream stream = opened) {
			return stream.readAllBytes();
		}
	}

	static byte[] bytes(int count) {
		byte[] bytes = new byte[count];
		for (int i = 0; i < count; i++) {
			bytes[i] = (byte) (i * 31 + (i >>> 8));
		}
		return bytes;
	}

	/**
	 * Sets a property whose type is known at run time alone.
	 */
	@SuppressWarnings("unchecked")
	static void setAny(PropertyObject object, PropertyTag<?> tag, Object value) {
		object.set((PropertyTag<Object>) tag, value);
	}

	static boolean has(PropertyValues values, PropertyTag<?> tag) {
		return values.tags().contains(tag) && values.value(tag).isPresent();
	}

	/**
	 * Returns whether a call was done for all objects. That it was not, stores say as a
	 * warning or as an error ("IMAPIFolder::DeleteMessages").
	 */
	static boolean isComplete(Supplier<Completion> call) {
		try {
			return call.get().isComplete();
		}
		catch (MapiCallException ex) {
			Assertions.assertThat(ex.mayHaveTakenEffect()).as("may have come to some").isTrue();
			return false;
		}
	}

	/**
	 * Asserts that a call fails with one of the documented results.
	 */
	static void assertFails(ThrowingCallable call, HResult... documented) {
		Assertions.assertThatExceptionOfType(MapiCallException.class)
			.isThrownBy(call)
			.satisfies((ex) -> Assertions.assertThat(ex.result()).isIn(Arrays.asList((Object[]) documented)));
	}

	/**
	 * Asserts that a call is refused: by the model, which knows that it makes no sense,
	 * or by the driver with one of the documented results.
	 */
	static void assertRefused(ThrowingCallable call, HResult... documented) {
		Throwable thrown = Assertions.catchThrowable(call);
		if (thrown instanceof MapiCallException ex) {
			Assertions.assertThat(ex.result()).isIn(Arrays.asList((Object[]) documented));
			return;
		}
		Assertions.assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
	}

}
