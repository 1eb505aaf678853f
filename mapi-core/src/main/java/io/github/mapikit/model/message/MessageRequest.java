// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.message;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.github.mapikit.model.property.PropertyTag;
import org.jspecify.annotations.Nullable;

/**
 * What to read of a message in one step. Immutable.
 *
 * @param properties the properties; empty for none
 * @param bodies the formats in which the body is wanted; empty for no body
 * @param recipients whether the recipients are wanted
 * @param attachments the columns of the attachment table, or {@code null} if the
 * attachments are not wanted; empty for {@link Message#attachments the usual ones}
 * @since 0.1.0
 */
public record MessageRequest(List<PropertyTag<?>> properties, Set<BodyFormat> bodies, boolean recipients,
		@Nullable List<PropertyTag<?>> attachments) implements Serializable {

	/** Asks for nothing. */
	public static final MessageRequest NOTHING = new MessageRequest(List.of(), Set.of(), false, null);

	/**
	 * Creates a request.
	 */
	public MessageRequest {
		properties = List.copyOf(properties);
		bodies = Set.copyOf(bodies);
		attachments = (attachments != null) ? List.copyOf(attachments) : null;
	}

	/**
	 * Returns a request for properties.
	 * @param tags the properties
	 * @return the request
	 */
	public static MessageRequest properties(PropertyTag<?>... tags) {
		return new MessageRequest(List.of(tags), Set.of(), false, null);
	}

	/**
	 * Returns this request and one for the body.
	 * @param format the format
	 * @return the request
	 */
	public MessageRequest body(BodyFormat format) {
		Objects.requireNonNull(format, "format");
		Set<BodyFormat> all = EnumSet.of(format);
		all.addAll(this.bodies);
		return new MessageRequest(this.properties, all, this.recipients, this.attachments);
	}

	/**
	 * Returns this request and one for the recipients.
	 * @return the request
	 */
	public MessageRequest withRecipients() {
		return new MessageRequest(this.properties, this.bodies, true, this.attachments);
	}

	/**
	 * Returns this request and one for what the attachment table says.
	 * @param columns the columns; none for the usual ones
	 * @return the request
	 */
	public MessageRequest withAttachments(PropertyTag<?>... columns) {
		return new MessageRequest(this.properties, this.bodies, this.recipients, List.of(columns));
	}

}
