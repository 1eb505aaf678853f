// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.property;

import java.io.InputStream;
import java.io.OutputStream;

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
	 * closed and the object is {@linkplain #save() saved}.
	 * @param tag the property; text is written as UTF-16LE
	 * @return the stream
	 */
	OutputStream openOutputStream(PropertyTag<?> tag);

	/**
	 * Sets a property. The change takes effect with {@link #save()}.
	 * @param tag the property
	 * @param value the value; {@link #remove} removes a property
	 * @param <T> the Java type of the value
	 * @throws NullPointerException if there is no value
	 */
	<T> void set(PropertyTag<T> tag, T value);

	/**
	 * Removes a property. The change takes effect with {@link #save()}.
	 * @param tag the property
	 */
	void remove(PropertyTag<?> tag);

	/**
	 * Makes all changes since the last save permanent. The object stays open.
	 */
	void save();

}
