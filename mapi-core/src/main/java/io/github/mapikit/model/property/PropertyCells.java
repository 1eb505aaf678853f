// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.property;

import java.io.InvalidObjectException;
import java.util.Objects;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiErrors;
import org.jspecify.annotations.Nullable;

/**
 * The tags and cells that rows and property values are made of: how they are taken over
 * from a stream, and how they are shown.
 */
final class PropertyCells {

	private PropertyCells() {
	}

	/**
	 * Returns the cells of rows, each a value, an error or nothing.
	 * @param cells the cells
	 * @return a new array that nobody else has
	 * @throws IllegalArgumentException if a cell holds something else
	 */
	static @Nullable Object[] cells(@Nullable Object[] cells) {
		@Nullable Object[] copy = new @Nullable Object[cells.length];
		for (int i = 0; i < copy.length; i++) {
			Object cell = cells[i];
			copy[i] = (cell == null || cell instanceof HResult) ? cell : ValueCheck.immutable(cell);
		}
		return copy;
	}

	/**
	 * Returns the tags of rows.
	 * @param tags the tags
	 * @return a new array that nobody else has
	 * @throws NullPointerException if one of them is missing
	 */
	static PropertyTag<?>[] tags(PropertyTag<?>[] tags) {
		PropertyTag<?>[] copy = tags.clone();
		for (PropertyTag<?> tag : copy) {
			Objects.requireNonNull(tag, "tag");
		}
		return copy;
	}

	static InvalidObjectException invalid(String what, RuntimeException cause) {
		InvalidObjectException ex = new InvalidObjectException("These are no " + what + ": " + cause.getMessage());
		ex.initCause(cause);
		return ex;
	}

	/**
	 * Describes what an object answered, without showing the value: it may be somebody's
	 * mail.
	 * @param tag the property
	 * @param answer a value, an error or nothing
	 * @return the property, and type and size of the value, or why there is none
	 */
	static String describe(PropertyTag<?> tag, @Nullable Object answer) {
		if (answer == null || MapiErrors.MAPI_E_NOT_FOUND.equals(answer)) {
			return tag + "=absent";
		}
		if (MapiErrors.MAPI_E_NOT_ENOUGH_MEMORY.equals(answer)) {
			return tag + "=too large";
		}
		return tag + "="
				+ ((answer instanceof HResult) ? answer : "present (" + ValueCheck.describe(tag.type(), answer) + ")");
	}

}
