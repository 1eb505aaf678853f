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
	/**
	 * All folders below ({@code CONVENIENT_DEPTH}), in an order of the store's: a folder
	 * need not come after its parent. How deep each is says its row.
	 */
	ALL

}
