// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.item;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * The properties of an object, while they are being read, and the tags that
 * {@link PropertyTags} does not name. Belongs to one thread.
 *
 * @since 0.1.0
 */
public final class MailProperties {

	/** {@code PidTagSentRepresentingSmtpAddress}. */
	public static final PropertyTag<String> SENT_REPRESENTING_SMTP_ADDRESS = PropertyTag.unicode(0x5D02);

	/** {@code PidTagInReplyToId}. */
	public static final PropertyTag<String> IN_REPLY_TO = PropertyTag.unicode(0x1042);

	/** {@code PidTagConversationIndex}. */
	public static final PropertyTag<Binary> CONVERSATION_INDEX = PropertyTag.binary(0x0071);

	/** {@code PidTagReadReceiptRequested}. */
	public static final PropertyTag<Boolean> READ_RECEIPT_REQUESTED = PropertyTag.bool(0x0029);

	private final Map<PropertyTag<?>, Object> values = new LinkedHashMap<>();

	/**
	 * Puts a value.
	 * @param tag the property
	 * @param value the value; {@code null} changes nothing
	 * @param <T> the type of the value
	 */
	public <T> void put(PropertyTag<T> tag, @Nullable T value) {
		if (value != null) {
			this.values.put(tag, value);
		}
	}

	/**
	 * Puts a text that is not empty.
	 * @param tag the property
	 * @param value the text; {@code null} or an empty one changes nothing
	 */
	public void putText(PropertyTag<String> tag, @Nullable String value) {
		if (value != null && !value.isEmpty()) {
			this.values.put(tag, value);
		}
	}

	/**
	 * Puts a value whose type is known only by its tag.
	 * @param tag the property
	 * @param value the value
	 */
	public void putRaw(PropertyTag<?> tag, Object value) {
		this.values.put(tag, value);
	}

	/**
	 * Removes a property.
	 * @param tag the property
	 */
	public void remove(PropertyTag<?> tag) {
		this.values.remove(tag);
	}

	/**
	 * Returns a value.
	 * @param tag the property
	 * @param <T> the type of the value
	 * @return the value, or {@code null}
	 */
	@SuppressWarnings("unchecked")
	public <T> @Nullable T get(PropertyTag<T> tag) {
		return (T) this.values.get(tag);
	}

	/**
	 * Returns a text.
	 * @param tag the property
	 * @return the text; empty if there is none
	 */
	public String text(PropertyTag<String> tag) {
		Object value = this.values.get(tag);
		return (value instanceof String text) ? text : "";
	}

	/**
	 * Returns a number.
	 * @param tag the property
	 * @param other what stands for a number that is missing
	 * @return the number
	 */
	public int number(PropertyTag<Integer> tag, int other) {
		Object value = this.values.get(tag);
		return (value instanceof Integer number) ? number : other;
	}

	/**
	 * Returns how many properties there are.
	 * @return the number of properties
	 */
	public int size() {
		return this.values.size();
	}

	/**
	 * Returns the properties.
	 * @return values by tag; not a copy
	 */
	public Map<PropertyTag<?>, Object> toMap() {
		return this.values;
	}

}
