// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.property;

import java.io.Serializable;
import java.util.Objects;

/**
 * One key of a table's sort order.
 * <p>
 * Source: "SSortOrder" (MAPI reference).
 *
 * @param tag the property to sort by
 * @param direction the direction
 * @since 0.1.0
 * @see PropertyTag#ascending()
 * @see PropertyTag#descending()
 */
public record SortOrder(PropertyTag<?> tag, Direction direction) implements Serializable {

	/**
	 * Creates a sort key.
	 */
	public SortOrder {
		Objects.requireNonNull(tag, "tag");
		Objects.requireNonNull(direction, "direction");
	}

	/**
	 * The direction of a sort key.
	 */
	public enum Direction {

		/** The smallest value first; rows without the property come first of all. */
		ASCENDING,
		/** The largest value first; rows without the property come last. */
		DESCENDING

	}

}
