/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.Folder;
import io.github.mapikit.model.HierarchyDepth;
import io.github.mapikit.model.HierarchyTable;
import io.github.mapikit.model.PropertyValues;
import io.github.mapikit.model.Row;

import static io.github.mapikit.model.PropertyTags.CONTENT_COUNT;
import static io.github.mapikit.model.PropertyTags.CONTENT_UNREAD;
import static io.github.mapikit.model.PropertyTags.DISPLAY_NAME;
import static io.github.mapikit.model.PropertyTags.ENTRYID;
import static io.github.mapikit.model.PropertyTags.PARENT_ENTRYID;

/**
 * A folder with the folders in it.
 *
 * @param id its entry identifier, in hexadecimal digits
 * @param name its name
 * @param messages how many messages it holds
 * @param unread how many of them are unread
 * @param folders the folders in it
 */
record FolderNode(String id, String name, int messages, int unread, List<FolderNode> folders) {

	static FolderNode of(Folder top) {
		FolderNode root = of(top.entryId(), top.read(DISPLAY_NAME, CONTENT_COUNT, CONTENT_UNREAD));
		Map<EntryId, FolderNode> known = new HashMap<>(Map.of(top.entryId(), root));
		try (HierarchyTable table = top.hierarchy(HierarchyDepth.ALL)
			.columns(ENTRYID, PARENT_ENTRYID, DISPLAY_NAME, CONTENT_COUNT, CONTENT_UNREAD)) {
			// one table for the whole tree, in which each folder comes after its parent
			table.rows().forEach((row) -> {
				FolderNode node = of(row.get(ENTRYID), row);
				known.put(row.get(ENTRYID), node);
				parent(row, known, root).folders().add(node);
			});
		}
		return root;
	}

	private static FolderNode parent(Row row, Map<EntryId, FolderNode> known, FolderNode root) {
		return row.find(PARENT_ENTRYID).map(known::get).orElse(root);
	}

	private static FolderNode of(EntryId id, PropertyValues values) {
		return new FolderNode(id.toHex(), values.getOrDefault(DISPLAY_NAME, ""), values.getOrDefault(CONTENT_COUNT, 0),
				values.getOrDefault(CONTENT_UNREAD, 0), new ArrayList<>());
	}

}
