// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ltp;

import java.io.IOException;

import io.github.mapikit.mailfiles.pst.builder.ndb.DataTreeWriter;
import io.github.mapikit.mailfiles.pst.builder.ndb.NodeData;
import io.github.mapikit.mailfiles.pst.builder.ndb.NodeType;
import io.github.mapikit.mailfiles.pst.builder.ndb.SubnodeTree;

/**
 * Writes values that have no fixed size: small ones to the heap, large ones to a subnode.
 */
final class ValueWriter {

	private final HeapWriter heap;

	private final SubnodeTree subnodes;

	private final PropertyEncoder encoder;

	ValueWriter(HeapWriter heap, SubnodeTree subnodes, PropertyEncoder encoder) {
		this.heap = heap;
		this.subnodes = subnodes;
		this.encoder = encoder;
	}

	/**
	 * Writes a value.
	 * @param property the value
	 * @return the id of the heap's item or of the subnode
	 * @throws IOException if the file cannot be written
	 */
	int write(Property property) throws IOException {
		if (property.value() instanceof SubnodeReference reference) {
			return reference.nid();
		}
		byte[] bytes = this.encoder.encode(property);
		if (bytes.length <= HeapWriter.LARGEST) {
			return this.heap.allocate(bytes);
		}
		return this.subnodes.add(NodeType.LTP, new NodeData(DataTreeWriter.write(this.heap.blocks(), bytes), 0));
	}

}
