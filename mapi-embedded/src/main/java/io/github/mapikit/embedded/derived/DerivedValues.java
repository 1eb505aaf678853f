// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.derived;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.mapikit.model.Binary;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a message that are made of others whenever they are asked for. They
 * are stored only where a program or a file gives them.
 *
 * @since 0.1.0
 */
public final class DerivedValues {

	/** What {@link #derive} can make. */
	public static final List<PropertyTag<?>> TAGS = tags();

	private DerivedValues() {
	}

	private static List<PropertyTag<?>> tags() {
		List<PropertyTag<?>> all = new ArrayList<>(Bodies.DERIVED);
		all.add(PropertyTags.NATIVE_BODY_INFO);
		all.add(PropertyTags.CONVERSATION_TOPIC);
		Stream.of(Originator.values()).map(Originator::derived).forEach(all::addAll);
		return List.copyOf(all);
	}

	/**
	 * Makes a property of those that a message has.
	 * @param tag the property, which the message has not
	 * @param properties the properties that it has
	 * @return the value, or {@code null} if there is nothing to make it of
	 */
	public static @Nullable Object derive(PropertyTag<?> tag, Function<PropertyTag<?>, @Nullable Object> properties) {
		if (Bodies.DERIVED.contains(tag)) {
			return Bodies.derive(tag, properties);
		}
		if (tag.equals(PropertyTags.CONVERSATION_TOPIC)) {
			return (properties.apply(PropertyTags.NORMALIZED_SUBJECT) instanceof String topic && !topic.isEmpty())
					? topic : null;
		}
		if (tag.equals(PropertyTags.NATIVE_BODY_INFO)) {
			return nativeBody(properties);
		}
		return Originator.derive(tag, properties);
	}

	private static @Nullable Integer nativeBody(Function<PropertyTag<?>, @Nullable Object> properties) {
		if (properties.apply(PropertyTags.HTML) instanceof Binary) {
			return Bodies.NATIVE_HTML;
		}
		if (properties.apply(PropertyTags.RTF_COMPRESSED) instanceof Binary) {
			return Bodies.NATIVE_RTF;
		}
		return (properties.apply(PropertyTags.BODY) instanceof String) ? (Integer) Bodies.NATIVE_TEXT : null;
	}

}
