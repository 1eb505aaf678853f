// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.item;

import java.io.InputStream;
import java.util.Collections;
import java.util.Map;

import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * An attachment of a message. May be opened at any time while the mailbox is open, also
 * after the message's content was closed, and from any thread; what is opened belongs to
 * one thread. Opening it costs what it holds, not what the message does. If the file has
 * changed so that it does not hold the attachment any more, opening or reading it fails.
 *
 * @since 0.1.0
 */
public final class MailAttachment {

	private final Map<PropertyTag<?>, Object> properties;

	private final AttachmentMethod method;

	private final long size;

	private final Opener opener;

	/**
	 * Creates an attachment.
	 * @param properties the properties but the content; the attachment takes the map over
	 * @param method how it holds its content
	 * @param size the number of bytes of the content
	 * @param opener how the content is reached
	 */
	public MailAttachment(Map<PropertyTag<?>, Object> properties, AttachmentMethod method, long size, Opener opener) {
		this.properties = Collections.unmodifiableMap(properties);
		this.method = method;
		this.size = size;
		this.opener = opener;
	}

	/**
	 * Returns all properties but the content.
	 * @return values by tag
	 */
	public Map<PropertyTag<?>, Object> properties() {
		return this.properties;
	}

	/**
	 * Returns a property.
	 * @param tag the property
	 * @param <T> the type of its value
	 * @return the value, or {@code null} if the attachment has none
	 */
	@SuppressWarnings("unchecked")
	public <T> @Nullable T get(PropertyTag<T> tag) {
		return (T) this.properties.get(tag);
	}

	/**
	 * Returns the file's name, which is never a path and holds no control characters.
	 * @return the long name, else the short one; empty if there is none
	 */
	public String fileName() {
		String name = get(PropertyTags.ATTACH_LONG_FILENAME);
		if (name == null) {
			name = get(PropertyTags.ATTACH_FILENAME);
		}
		return (name != null) ? name : "";
	}

	/**
	 * Returns how the attachment holds its content.
	 * @return the method
	 */
	public AttachmentMethod method() {
		return this.method;
	}

	/**
	 * Returns the number of bytes of the content.
	 * @return the number of bytes that {@link #open()} gives; of an embedded message, as
	 * far as it is known
	 */
	public long size() {
		return this.size;
	}

	/**
	 * Opens the content as bytes.
	 * @return a stream that the caller closes; reading it fails with an
	 * {@link io.github.mapikit.mailfiles.limits.BrokenMailException} where the content is
	 * damaged
	 * @throws io.github.mapikit.error.MapiCallException if there are no bytes
	 * ({@code MAPI_E_NOT_FOUND}), or as for {@link MailItem#open()}
	 */
	public InputStream open() {
		return this.opener.stream();
	}

	/**
	 * Opens the content as a message.
	 * @return the content, which the caller closes
	 * @throws io.github.mapikit.error.MapiCallException if the content is no message
	 * ({@code MAPI_E_INTERFACE_NOT_SUPPORTED}), the nesting is deeper than the limit
	 * ({@code MAPI_E_TOO_COMPLEX}), or as for {@link MailItem#open()}
	 */
	public MailContent openMessage() {
		return this.opener.message();
	}

	/**
	 * How the content is reached, at any time while the mailbox is open and from any
	 * thread.
	 */
	public interface Opener {

		/**
		 * Opens the content as bytes.
		 * @return a stream that the caller closes
		 */
		InputStream stream();

		/**
		 * Opens the content as a message.
		 * @return the content, which the caller closes
		 */
		MailContent message();

	}

}
