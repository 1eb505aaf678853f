// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ndb;

/**
 * A node, as the B-tree of nodes ({@code NBTENTRY}) or a tree of subnodes
 * ({@code SLENTRY}) has it.
 *
 * @param id the node's number
 * @param data the number of the block, or of the tree of blocks, with its data; 0 if it
 * has none
 * @param subnodes the number of the block with its subnodes; 0 if it has none
 * @param parent the number of the node that it belongs to; 0 if it says none
 * @since 0.1.0
 */
public record NodeEntry(long id, long data, long subnodes, long parent) {

}
