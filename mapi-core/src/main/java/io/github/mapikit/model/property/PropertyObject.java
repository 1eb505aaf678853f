// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.property;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import io.github.mapikit.model.MapiObject;

/**
 * An object with properties.
 * <p>
 * Changes are gathered and go to the object in one call when it is {@linkplain #save()
 * saved}; until then nobody else sees them. Source: "IMAPIProp : IUnknown" (MAPI
 * reference).
 *
 * @since 0.1.0
 */
public interface PropertyObject extends MapiObject {

	/**
	 * Reads properties in one call.
	 * @param tags the properties
	 * @return the answers, in the same order
	 */
	PropertyValues read(PropertyTag<?>... tags);

	/**
	 * Reads all properties that the object has, in one call. Large ones are answered as
	 * {@linkplain PropertyValue#isTooLarge() too large}.
	 * @return the answers
	 */
	PropertyValues readAll();

	/**
	 * Reads one property that has to be there.
	 * @param tag the property
	 * @param <T> the Java type of the value
	 * @return its value
	 * @throws io.github.mapikit.error.MapiPropertyException if it is absent, too large,
	 * or an error
	 */
	default <T> T get(PropertyTag<T> tag) {
		return read(tag).get(tag);
	}

	/**
	 * Reads one property that may be absent.
	 * @param tag the property
	 * @param <T> the Java type of the value
	 * @return its value; empty if it is absent
	 * @throws io.github.mapikit.error.MapiPropertyException if it is too large, or an
	 * error
	 */
	default <T> Optional<T> find(PropertyTag<T> tag) {
		return read(tag).find(tag);
	}

	/**
	 * Finds the identifiers that named properties have in the object's store.
	 * @param names the names
	 * @param create whether to map names that have no identifier yet
	 * @return the identifiers by name, from 0x8000, without names that have none
	 */
	Map<NamedProperty, Integer> idsOf(Collection<NamedProperty> names, boolean create);

	/**
	 * Finds the names of properties in the object's store.
	 * @param ids the identifiers of the properties, from 0x8000
	 * @return the names by identifier, without identifiers that have none
	 */
	Map<Integer, NamedProperty> namesOf(Collection<Integer> ids);

	/**
	 * Opens a text or binary property as a stream. The stream belongs to this object's
	 * thread, and is closed with this object if it is not before.
	 * @param tag the property; text comes as UTF-16LE, as MAPI has it
	 * @return the stream
	 * @throws io.github.mapikit.error.MapiNotFoundException if the object does not have
	 * the property
	 */
	InputStream openStream(PropertyTag<?> tag);

	/**
	 * Opens a stream whose bytes become the value of a text or binary property when it is
	 * closed and the object is {@linkplain #save() saved}. Where a write failed, the
	 * value stays as it was.
	 * @param tag the property; text is written as UTF-16LE
	 * @return the stream
	 */
	OutputStream openOutputStream(PropertyTag<?> tag);

	/**
	 * Changes properties. The changes take effect with {@link #save()}; that one of them
	 * cannot be made is told there, or where the object is read before.
	 * @param changes the changes
	 */
	void change(PropertyChanges changes);

	/**
	 * Sets a property. The change takes effect with {@link #save()}.
	 * @param tag the property
	 * @param value the value; {@link #remove} removes a property
	 * @param <T> the Java type of the value
	 * @throws NullPointerException if there is no value
	 */
	default <T> void set(PropertyTag<T> tag, T value) {
		change(PropertyChanges.of(tag, value));
	}

	/**
	 * Removes a property. The change takes effect with {@link #save()}.
	 * @param tag the property
	 */
	default void remove(PropertyTag<?> tag) {
		change(PropertyChanges.NONE.remove(tag));
	}

	/**
	 * Makes all changes since the last save permanent. The object stays open.
	 */
	void save();

}
