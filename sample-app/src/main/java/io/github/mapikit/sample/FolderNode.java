// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.table.HierarchyDepth;
import io.github.mapikit.model.table.TableQuery;

import static io.github.mapikit.model.property.PropertyTags.CONTENT_COUNT;
import static io.github.mapikit.model.property.PropertyTags.CONTENT_UNREAD;
import static io.github.mapikit.model.property.PropertyTags.DISPLAY_NAME;
import static io.github.mapikit.model.property.PropertyTags.ENTRYID;
import static io.github.mapikit.model.property.PropertyTags.PARENT_ENTRYID;

/**
 * A folder with the folders in it.
 *
 * @param id its entry identifier
 * @param name its name
 * @param messages how many messages it holds
 * @param unread how many of them are unread
 * @param folders the folders in it
 */
record FolderNode(EntryId id, String name, int messages, int unread, List<FolderNode> folders) {

	private static final TableQuery QUERY = TableQuery.columns(ENTRYID, PARENT_ENTRYID, DISPLAY_NAME, CONTENT_COUNT,
			CONTENT_UNREAD);

	static FolderNode of(Folder top) {
		FolderNode root = of(top.entryId(), top.read(DISPLAY_NAME, CONTENT_COUNT, CONTENT_UNREAD));
		// one table for the whole tree, in which a folder may come before its parent
		List<Row> rows = top.listFolders(HierarchyDepth.ALL, QUERY).toList();
		Map<EntryId, FolderNode> known = new HashMap<>();
		rows.forEach((row) -> known.put(row.get(ENTRYID), of(row.get(ENTRYID), row)));
		for (Row row : rows) {
			parent(row, known, root).folders().add(Objects.requireNonNull(known.get(row.get(ENTRYID))));
		}
		return root;
	}

	private static FolderNode parent(Row row, Map<EntryId, FolderNode> known, FolderNode root) {
		return row.find(PARENT_ENTRYID).map(known::get).orElse(root);
	}

	private static FolderNode of(EntryId id, PropertyValues values) {
		return new FolderNode(id, values.getOrDefault(DISPLAY_NAME, ""), values.getOrDefault(CONTENT_COUNT, 0),
				values.getOrDefault(CONTENT_UNREAD, 0), new ArrayList<>());
	}

}
