// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.table;

/**
 * How deep a hierarchy table looks.
 *
 * @since 0.1.0
 */
public enum HierarchyDepth {

	/** The folders right below. */
	CHILDREN,
	/** All folders below, each after its parent ({@code CONVENIENT_DEPTH}). */
	ALL

}
