// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.io.InputStream;
import java.util.Map;

import io.github.mapikit.embedded.table.PropertyMaps;
import io.github.mapikit.embedded.table.PropertySource;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * All that an attachment says. Immutable.
 *
 * @param number its number within the message
 * @param properties the properties but the content
 * @param data the content, or {@code null} if it has none
 * @since 0.1.0
 */
public record AttachmentContent(int number, Map<PropertyTag<?>, Object> properties,
		@Nullable Data data) implements PropertySource {

	private static final int MAPI_ATTACH = 7;

	public AttachmentContent {
		properties = PropertyMaps.copyOf(properties);
	}

	long size() {
		return PropertyMaps.size(this.properties) + ((this.data != null) ? this.data.size() : 0);
	}

	@Override
	public @Nullable Object get(PropertyTag<?> tag) {
		if (tag.equals(PropertyTags.ATTACH_NUM)) {
			return this.number;
		}
		if (tag.equals(PropertyTags.ATTACH_SIZE)) {
			return (int) Math.min(Integer.MAX_VALUE, size());
		}
		if (tag.equals(PropertyTags.OBJECT_TYPE)) {
			return MAPI_ATTACH;
		}
		return PropertyMaps.find(this.properties, tag);
	}

	/**
	 * What an attachment holds.
	 */
	public interface Data {

		/**
		 * Returns the number of bytes.
		 * @return the number of bytes, as far as it is known
		 */
		long size();

		/**
		 * Opens the bytes.
		 * @return the stream, or {@code null} if the attachment is a message
		 */
		@Nullable InputStream open();

		/**
		 * Returns the message that the attachment is.
		 * @return the message, or {@code null} if the attachment is bytes
		 */
		@Nullable MessageSource message();

	}

	/**
	 * Bytes in memory.
	 *
	 * @param bytes the bytes
	 */
	public record Bytes(Binary bytes) implements Data {

		@Override
		public long size() {
			return this.bytes.size();
		}

		@Override
		public InputStream open() {
			return this.bytes.toInputStream();
		}

		@Override
		public @Nullable MessageSource message() {
			return null;
		}

	}

	/**
	 * A message in memory.
	 *
	 * @param content the message
	 */
	public record Embedded(MessageContent content) implements Data {

		@Override
		public long size() {
			return this.content.size();
		}

		@Override
		public @Nullable InputStream open() {
			return null;
		}

		@Override
		public MessageSource message() {
			return this.content;
		}

	}

}
