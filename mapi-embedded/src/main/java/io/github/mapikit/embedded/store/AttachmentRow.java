// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import io.github.mapikit.embedded.derived.Keys;
import io.github.mapikit.embedded.derived.StoreTags;
import io.github.mapikit.embedded.table.PropertySource;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * An attachment as a row of its message's attachment table.
 *
 * @param content the attachment
 * @param messageKey the record key of the message, or {@code null} if it has none yet
 * @since 0.1.0
 */
public record AttachmentRow(AttachmentContent content, @Nullable Binary messageKey) implements PropertySource {

	/** What the store knows of an attachment by itself. */
	public static final List<PropertyTag<?>> COMPUTED = List.of(PropertyTags.ATTACH_NUM, PropertyTags.ATTACH_SIZE,
			PropertyTags.OBJECT_TYPE, PropertyTags.RECORD_KEY, PropertyTags.ACCESS, StoreTags.ACCESS_LEVEL);

	/** What {@link #derive} can make. */
	public static final List<PropertyTag<?>> DERIVED = List.of(PropertyTags.RENDERING_POSITION,
			PropertyTags.ATTACH_EXTENSION, PropertyTags.DISPLAY_NAME);

	/** MAPI_ACCESS_MODIFY, MAPI_ACCESS_READ, MAPI_ACCESS_DELETE. */
	private static final int ALL_ACCESS = 7;

	private static final int MAPI_MODIFY = 1;

	private static final int LONGEST_EXTENSION = 32;

	@Override
	public @Nullable Object get(PropertyTag<?> tag) {
		Object value = stored(tag);
		return (value != null) ? value : derive(tag, this::stored);
	}

	/**
	 * Returns what the attachment has, or the store computes.
	 * @param tag the property
	 * @return the value, or {@code null}
	 */
	public @Nullable Object stored(PropertyTag<?> tag) {
		if (tag.equals(PropertyTags.RECORD_KEY)) {
			return (this.messageKey != null) ? Keys.ofPart(this.messageKey, this.content.number()) : null;
		}
		if (tag.equals(PropertyTags.ACCESS)) {
			return ALL_ACCESS;
		}
		return tag.equals(StoreTags.ACCESS_LEVEL) ? (Object) MAPI_MODIFY : this.content.get(tag);
	}

	/**
	 * Makes a property of those that the attachment has.
	 * @param tag the property, which the attachment has not
	 * @param properties the properties that it has
	 * @return the value, or {@code null} if there is nothing to make it of
	 */
	public static @Nullable Object derive(PropertyTag<?> tag, Function<PropertyTag<?>, @Nullable Object> properties) {
		if (tag.equals(PropertyTags.RENDERING_POSITION)) {
			return -1;
		}
		if (!tag.equals(PropertyTags.DISPLAY_NAME) && !tag.equals(PropertyTags.ATTACH_EXTENSION)) {
			return null;
		}
		Object name = properties.apply(PropertyTags.ATTACH_LONG_FILENAME);
		if (name == null) {
			name = properties.apply(PropertyTags.ATTACH_FILENAME);
		}
		if (!(name instanceof String text)) {
			return null;
		}
		return tag.equals(PropertyTags.DISPLAY_NAME) ? text : extension(text);
	}

	private static @Nullable String extension(String name) {
		int point = name.lastIndexOf('.');
		boolean extended = point >= 0 && point < name.length() - 1 && name.length() - point <= LONGEST_EXTENSION;
		return extended ? name.substring(point).toLowerCase(Locale.ROOT) : null;
	}

}
