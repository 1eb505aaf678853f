/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.model;

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
