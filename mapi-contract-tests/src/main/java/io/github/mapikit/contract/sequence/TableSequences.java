// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.sequence;

import java.util.List;

import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.table.ContentsTable;

/**
 * What tables show of messages. What a table is asked and its first rows are one step: an
 * error may come with either.
 */
final class TableSequences {

	private TableSequences() {
	}

	static List<Sequence> all() {
		return List.of(new Sequence("table-beside-open-messages", TableSequences::besideOpenMessages),
				new Sequence("table-questions", TableSequences::questions));
	}

	private static void besideOpenMessages(Script script) throws Exception {
		ContentsTable table = script.open("table", "folder.contents()", script.folder()::contents);
		script.call("table.rowCount()", table::rowCount);
		Message message = script.create("message");
		script.set(message, PropertyTags.SUBJECT, "RE: Lunch");
		script.call("table.rowCount()", table::rowCount);
		script.save(message);
		script.call("rows of a new table", () -> rows(script, PropertyTags.SUBJECT, PropertyTags.NORMALIZED_SUBJECT));
		script.set(message, PropertyTags.SUBJECT, "Dinner");
		script.call("rows of a new table", () -> rows(script, PropertyTags.SUBJECT, PropertyTags.NORMALIZED_SUBJECT));
		script.save(message);
		script.call("rows of a new table", () -> rows(script, PropertyTags.SUBJECT, PropertyTags.NORMALIZED_SUBJECT));
	}

	private static List<Row> rows(Script script, PropertyTag<?>... columns) {
		try (ContentsTable table = script.folder().contents()) {
			return table.columns(columns).nextRows(10);
		}
	}

	private static void questions(Script script) throws Exception {
		script.saved((draft) -> {
			draft.set(PropertyTags.SUBJECT, "b");
			draft.set(Tags.NUMBER, 1);
			draft.set(Tags.TEXT, "text ".repeat(200));
		});
		script.saved((draft) -> draft.set(PropertyTags.SUBJECT, "a"));
		ContentsTable table = script.open("table", "folder.contents()", script.folder()::contents);
		script.call("columns without a value and with a long one",
				() -> table.columns(Tags.NUMBER, Tags.ABSENT, Tags.TEXT).nextRows(10));
		script.call("columns without a type",
				() -> table.columns(Tags.unspecified(Tags.NUMBER), Tags.unspecified(PropertyTags.SUBJECT))
					.nextRows(10));
		script.call("no columns", () -> table.columns().nextRows(10));
		script.call("the same column twice",
				() -> table.columns(PropertyTags.SUBJECT, PropertyTags.SUBJECT).seek(0).nextRows(1));
		script.call("sort by subject",
				() -> table.columns(PropertyTags.SUBJECT).sort(PropertyTags.SUBJECT.ascending()).nextRows(10));
		script.call("sort by what one does not have", () -> table.sort(Tags.NUMBER.descending()).nextRows(10));
		script.call("sort by what nobody has", () -> table.sort(Tags.ABSENT.ascending()).nextRows(10).size());
		script.call("where the number is 1", () -> table.sort().where(Tags.NUMBER.is(1)).nextRows(10));
		script.call("where bytes contain a text", () -> table.where(Tags.BYTES.contains("x")).nextRows(10));
		script.call("where a number contains a text", () -> table.where(Tags.NUMBER.contains("x")).nextRows(10));
		script.call("where a number exists", () -> table.where(Tags.NUMBER.exists()).nextRows(10));
		script.call("seek behind the end", () -> table.seek(99).nextRows(10));
		script.call("seek before the start", () -> table.seek(-1).nextRows(10));
		script.call("no rows", () -> table.seek(0).nextRows(0));
		script.call("rowCount()", table::rowCount);
	}

}
