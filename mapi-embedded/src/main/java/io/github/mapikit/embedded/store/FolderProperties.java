// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.util.List;

import io.github.mapikit.embedded.derived.StoreTags;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;

/**
 * The properties that the store knows of a folder by itself.
 *
 * @since 0.1.0
 */
public final class FolderProperties {

	static final int ENTRYID = 0x0FFF0102;

	static final int RECORD_KEY = 0x0FF90102;

	static final int INSTANCE_KEY = 0x0FF60102;

	static final int PARENT_ENTRYID = 0x0E090102;

	static final int STORE_ENTRYID = 0x0FFB0102;

	static final int OBJECT_TYPE = 0x0FFE0003;

	static final int CONTENT_COUNT = 0x36020003;

	static final int CONTENT_UNREAD = 0x36030003;

	static final int SUBFOLDERS = 0x360A000B;

	static final int FOLDER_TYPE = 0x36010003;

	static final int ACCESS = 0x0FF40003;

	static final int ACCESS_LEVEL = 0x0FF70003;

	static final int STORE_RECORD_KEY = 0x0FFA0102;

	static final int MAPPING_SIGNATURE = 0x0FF80102;

	/** What the store computes of a folder. */
	public static final List<PropertyTag<?>> COMPUTED = List.of(PropertyTags.ENTRYID, PropertyTags.RECORD_KEY,
			PropertyTags.INSTANCE_KEY, PropertyTags.PARENT_ENTRYID, PropertyTags.STORE_ENTRYID,
			PropertyTags.OBJECT_TYPE, PropertyTags.CONTENT_COUNT, PropertyTags.CONTENT_UNREAD, PropertyTags.SUBFOLDERS,
			PropertyTags.FOLDER_TYPE, PropertyTags.ACCESS, StoreTags.ACCESS_LEVEL, StoreTags.STORE_RECORD_KEY,
			StoreTags.MAPPING_SIGNATURE);

	private FolderProperties() {
	}

}
