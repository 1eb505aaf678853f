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

package io.github.mapikit.nativemapi.model;

import io.github.mapikit.model.HierarchyTable;
import io.github.mapikit.model.PropertyTags;
import io.github.mapikit.nativemapi.com.ComTable;

/**
 * The table of a folder's subfolders.
 */
final class NativeHierarchyTable extends NativeTable<HierarchyTable> implements HierarchyTable {

	NativeHierarchyTable(NativeFolder folder, ComTable table) {
		super("hierarchy table", folder, table, PropertyTags.ENTRYID, PropertyTags.PARENT_ENTRYID,
				PropertyTags.DISPLAY_NAME, PropertyTags.CONTENT_COUNT, PropertyTags.CONTENT_UNREAD,
				PropertyTags.SUBFOLDERS, PropertyTags.DEPTH);
	}

	@Override
	HierarchyTable self() {
		return this;
	}

}
