// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.message;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.model.property.Row;

/**
 * What was read of a message in one step. Immutable; needs no MAPI thread.
 *
 * @param properties the properties that were asked for
 * @param bodies the bodies that were asked for and are there
 * @param recipients the recipients in their order; empty if they were not asked for
 * @param attachments what the attachment table says; empty if it was not asked for
 * @since 0.1.0
 */
public record MessageContent(PropertyValues properties, Map<BodyFormat, String> bodies, List<Recipient> recipients,
		List<Row> attachments) implements Serializable {

	/**
	 * Creates the content of a message.
	 */
	public MessageContent {
		Objects.requireNonNull(properties, "properties");
		bodies = Map.copyOf(bodies);
		recipients = List.copyOf(recipients);
		attachments = List.copyOf(attachments);
	}

	/**
	 * Returns the body.
	 * @param format the format
	 * @return the body; empty if there is none in this format, or it was not asked for
	 */
	public Optional<String> body(BodyFormat format) {
		return Optional.ofNullable(this.bodies.get(format));
	}

	/**
	 * Returns what there is, but not what it says: it is somebody's mail.
	 */
	@Override
	public String toString() {
		return "MessageContent[%s, bodies %s, %d recipients, %d attachments]".formatted(this.properties,
				this.bodies.keySet(), this.recipients.size(), this.attachments.size());
	}

}
