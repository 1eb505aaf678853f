// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.derived;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.mapikit.mailfiles.body.BodyCodec;
import io.github.mapikit.mailfiles.body.RtfBody;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.message.BodyFormat;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of a message, as the properties that hold them.
 *
 * @since 0.1.0
 */
public final class Bodies {

	/** What {@link #derive} can make. */
	public static final List<PropertyTag<?>> DERIVED = List.of(PropertyTags.BODY, PropertyTags.HTML,
			PropertyTags.INTERNET_CPID);

	/** The formats of the body. */
	public static final List<PropertyTag<?>> FORMATS = List.of(PropertyTags.BODY, PropertyTags.HTML,
			PropertyTags.RTF_COMPRESSED);

	private static final int CODE_PAGE_UTF_8 = 65001;

	static final int NATIVE_TEXT = 1;

	static final int NATIVE_RTF = 2;

	static final int NATIVE_HTML = 3;

	private Bodies() {
	}

	/**
	 * Reads a body.
	 * @param format the format
	 * @param properties the message's properties, with those that are made of others
	 * @return the body, or {@code null} if there is none
	 */
	public static @Nullable String read(BodyFormat format, Function<PropertyTag<?>, @Nullable Object> properties) {
		return switch (format) {
			case TEXT -> (properties.apply(PropertyTags.BODY) instanceof String text) ? text : null;
			case HTML -> html(properties);
			case RTF -> (properties.apply(PropertyTags.RTF_COMPRESSED) instanceof Binary rtf)
					? BodyCodec.decompressRtf(rtf) : null;
		};
	}

	/**
	 * Makes a property of the body out of those that a message has, as stores do: text of
	 * HTML or RTF, and HTML of RTF that was made of HTML.
	 * @param tag the property, which the message has not
	 * @param properties the properties that it has
	 * @return the value, or {@code null} if there is nothing to make it of
	 */
	public static @Nullable Object derive(PropertyTag<?> tag, Function<PropertyTag<?>, @Nullable Object> properties) {
		if (tag.equals(PropertyTags.BODY)) {
			return text(properties);
		}
		if (tag.equals(PropertyTags.HTML)) {
			String html = htmlOfRtf(properties);
			return (html != null) ? BodyCodec.encodeHtml(html, codePage(properties)) : null;
		}
		if (tag.equals(PropertyTags.INTERNET_CPID)) {
			return (htmlOfRtf(properties) != null) ? (Object) CODE_PAGE_UTF_8 : null;
		}
		return null;
	}

	private static @Nullable String text(Function<PropertyTag<?>, @Nullable Object> properties) {
		String html = html(properties);
		if (html != null) {
			return BodyCodec.textOfHtml(html);
		}
		RtfBody rtf = rtf(properties);
		if (rtf == null) {
			return null;
		}
		return (rtf.source() == RtfBody.Source.HTML) ? BodyCodec.textOfHtml(rtf.text()) : rtf.text();
	}

	private static @Nullable String html(Function<PropertyTag<?>, @Nullable Object> properties) {
		return (properties.apply(PropertyTags.HTML) instanceof Binary html)
				? BodyCodec.decodeHtml(html, codePage(properties)) : null;
	}

	private static @Nullable Integer codePage(Function<PropertyTag<?>, @Nullable Object> properties) {
		return (properties.apply(PropertyTags.INTERNET_CPID) instanceof Integer codePage) ? codePage : null;
	}

	private static @Nullable String htmlOfRtf(Function<PropertyTag<?>, @Nullable Object> properties) {
		boolean stale = Boolean.FALSE.equals(properties.apply(PropertyTags.RTF_IN_SYNC))
				&& properties.apply(PropertyTags.BODY) instanceof String;
		if (stale || properties.apply(PropertyTags.HTML) instanceof Binary) {
			return null;
		}
		RtfBody rtf = rtf(properties);
		return (rtf != null && rtf.source() == RtfBody.Source.HTML) ? rtf.text() : null;
	}

	private static @Nullable RtfBody rtf(Function<PropertyTag<?>, @Nullable Object> properties) {
		return (properties.apply(PropertyTags.RTF_COMPRESSED) instanceof Binary rtf) ? BodyCodec.readRtf(rtf) : null;
	}

	/**
	 * Drops the bodies that no longer say what a new one says, as stores do when a
	 * message is saved.
	 * @param unsaved what was set, {@code null} for what was removed
	 * @param properties the properties of the message, with those that were set
	 */
	public static void synchronize(Map<PropertyTag<?>, @Nullable Object> unsaved,
			Map<PropertyTag<?>, Object> properties) {
		if (FORMATS.stream().anyMatch((tag) -> unsaved.get(tag) != null)) {
			FORMATS.stream().filter((tag) -> unsaved.get(tag) == null).forEach(properties::remove);
		}
	}

}
