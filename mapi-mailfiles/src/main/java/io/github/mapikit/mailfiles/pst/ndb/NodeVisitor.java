// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ndb;

import java.io.IOException;

/**
 * Is told of all nodes of a file.
 *
 * @since 0.1.0
 */
public interface NodeVisitor {

	/**
	 * Tells of a node.
	 * @param node the node
	 * @return whether to go on
	 */
	boolean node(NodeEntry node);

	/**
	 * Tells of a page that cannot be read, whose nodes are not told.
	 * @param cause why
	 */
	void broken(IOException cause);

}
