// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.item;

import java.io.Closeable;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.source.Resources;
import io.github.mapikit.mailfiles.text.HtmlCharsets;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.message.CompressedRtf;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * A whole message: properties, bodies and recipients in memory, attachments as streams.
 * What is held in memory is bounded by {@link MailboxLimits}; what was cut off for that
 * is told by {@link #truncations()}. Attachments may be opened after it was closed, too.
 * Belongs to one thread at a time.
 *
 * @since 0.1.0
 */
public final class MailContent implements AutoCloseable {

	private final Map<PropertyTag<?>, Object> properties;

	private final List<Recipient> recipients;

	private final List<MailAttachment> attachments;

	private final List<String> truncations;

	private final @Nullable Closeable resource;

	/**
	 * Creates a content.
	 * @param properties the properties; the content takes the map over
	 * @param recipients the recipients
	 * @param attachments the attachments
	 * @param truncations what was left out and why, for people
	 * @param resource what to close with the content, or {@code null}
	 */
	public MailContent(Map<PropertyTag<?>, Object> properties, List<Recipient> recipients,
			List<MailAttachment> attachments, List<String> truncations, @Nullable Closeable resource) {
		this.properties = Collections.unmodifiableMap(properties);
		this.recipients = List.copyOf(recipients);
		this.attachments = List.copyOf(attachments);
		this.truncations = List.copyOf(truncations);
		this.resource = resource;
	}

	/**
	 * Returns all properties, bodies among them ({@link PropertyTags#BODY},
	 * {@link PropertyTags#HTML} with {@link PropertyTags#INTERNET_CPID},
	 * {@link PropertyTags#RTF_COMPRESSED}). Values are of the Java type of the tag's
	 * property type, lists for multi-valued ones. A property whose value cannot be given
	 * has a tag of type {@code PT_ERROR} and an {@link io.github.mapikit.error.HResult}
	 * as value.
	 * @return values by tag
	 */
	public Map<PropertyTag<?>, Object> properties() {
		return this.properties;
	}

	/**
	 * Returns a property.
	 * @param tag the property
	 * @param <T> the type of its value
	 * @return the value, or {@code null} if the message has none
	 */
	@SuppressWarnings("unchecked")
	public <T> @Nullable T get(PropertyTag<T> tag) {
		return (T) this.properties.get(tag);
	}

	/**
	 * Returns a body as text.
	 * @param format the format
	 * @return the plain text; the HTML, decoded as {@link HtmlCharsets} finds; or the
	 * RTF, decompressed, each byte of it a character; {@code null} if the message has no
	 * body of that format
	 */
	public @Nullable String body(BodyFormat format) {
		return switch (format) {
			case TEXT -> get(PropertyTags.BODY);
			case HTML -> {
				Binary html = get(PropertyTags.HTML);
				yield (html != null) ? HtmlCharsets.decode(html.toByteArray(), get(PropertyTags.INTERNET_CPID)) : null;
			}
			case RTF -> {
				Binary rtf = get(PropertyTags.RTF_COMPRESSED);
				yield (rtf != null) ? CompressedRtf.decompress(rtf.toByteArray()) : null;
			}
		};
	}

	/**
	 * Returns the recipients.
	 * @return the recipients, in the order of the message
	 */
	public List<Recipient> recipients() {
		return this.recipients;
	}

	/**
	 * Returns the attachments.
	 * @return the attachments, in the order of the message
	 */
	public List<MailAttachment> attachments() {
		return this.attachments;
	}

	/**
	 * Returns what was left out of the message and why.
	 * @return sentences for people; empty if the message is complete
	 */
	public List<String> truncations() {
		return this.truncations;
	}

	@Override
	public void close() {
		Resources.close(this.resource);
	}

}
