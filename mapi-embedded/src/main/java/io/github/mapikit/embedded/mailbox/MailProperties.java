// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.mailbox;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * The properties of an object, while they are being read, and the tags that
 * {@link PropertyTags} does not name. Belongs to one thread.
 */
final class MailProperties {

	static final PropertyTag<String> SENT_REPRESENTING_SMTP_ADDRESS = PropertyTag.unicode(0x5D02);

	static final PropertyTag<String> IN_REPLY_TO = PropertyTag.unicode(0x1042);

	static final PropertyTag<Boolean> READ_RECEIPT_REQUESTED = PropertyTag.bool(0x0029);

	static final PropertyTag<Integer> MESSAGE_CODEPAGE = PropertyTag.int32(0x3FFD);

	private final Map<PropertyTag<?>, Object> values = new LinkedHashMap<>();

	<T> void put(PropertyTag<T> tag, @Nullable T value) {
		if (value != null) {
			this.values.put(tag, value);
		}
	}

	void putText(PropertyTag<String> tag, @Nullable String value) {
		if (value != null && !value.isEmpty()) {
			this.values.put(tag, value);
		}
	}

	void putRaw(PropertyTag<?> tag, Object value) {
		this.values.put(tag, value);
	}

	void remove(PropertyTag<?> tag) {
		this.values.remove(tag);
	}

	@SuppressWarnings("unchecked")
	<T> @Nullable T get(PropertyTag<T> tag) {
		return (T) this.values.get(tag);
	}

	String text(PropertyTag<String> tag) {
		Object value = this.values.get(tag);
		return (value instanceof String text) ? text : "";
	}

	int number(PropertyTag<Integer> tag, int other) {
		Object value = this.values.get(tag);
		return (value instanceof Integer number) ? number : other;
	}

	int size() {
		return this.values.size();
	}

	Map<PropertyTag<?>, Object> toMap() {
		return this.values;
	}

}
