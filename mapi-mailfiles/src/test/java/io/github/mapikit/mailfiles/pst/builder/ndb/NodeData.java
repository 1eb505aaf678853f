// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ndb;

/**
 * What a node or subnode consists of.
 *
 * @param data the id of its data, or 0
 * @param subnodes the id of its subnodes, or 0
 */
public record NodeData(long data, long subnodes) {

	/** Nothing. */
	public static final NodeData EMPTY = new NodeData(0, 0);

}
