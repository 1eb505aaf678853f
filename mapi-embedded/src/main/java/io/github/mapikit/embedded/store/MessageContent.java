// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.util.List;
import java.util.Map;

import io.github.mapikit.embedded.derived.DerivedValues;
import io.github.mapikit.embedded.table.PropertyMaps;
import io.github.mapikit.error.HResult;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.PropertyTag;
import org.jspecify.annotations.Nullable;

/**
 * All that a message says. Immutable.
 *
 * @param properties the properties that are not computed
 * @param recipients the recipients
 * @param attachments the attachments
 * @since 0.1.0
 */
public record MessageContent(Map<PropertyTag<?>, Object> properties, List<Recipient> recipients,
		List<AttachmentContent> attachments) implements MessageSource {

	/** A message that says nothing. */
	public static final MessageContent EMPTY = new MessageContent(Map.of(), List.of(), List.of());

	public MessageContent {
		properties = PropertyMaps.copyOf(properties);
		recipients = List.copyOf(recipients);
		attachments = List.copyOf(attachments);
	}

	@Override
	public @Nullable Object get(PropertyTag<?> tag) {
		Object value = PropertyMaps.find(this.properties, tag);
		Object derived = (value == null || value instanceof HResult)
				? DerivedValues.derive(tag, (other) -> PropertyMaps.find(this.properties, other)) : null;
		return (derived != null) ? derived : value;
	}

	@Override
	public MessageContent load() {
		return this;
	}

	long size() {
		return PropertyMaps.size(this.properties) + this.attachments.stream().mapToLong(AttachmentContent::size).sum();
	}

}
