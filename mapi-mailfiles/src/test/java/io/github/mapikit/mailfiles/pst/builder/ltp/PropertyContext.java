// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ltp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import io.github.mapikit.mailfiles.pst.builder.ndb.BlockWriter;
import io.github.mapikit.mailfiles.pst.builder.ndb.NodeData;
import io.github.mapikit.mailfiles.pst.builder.ndb.SubnodeTree;

/**
 * Writes the properties of an object.
 * <p>
 * Source: [MS-PST], 2.3.3.
 */
public final class PropertyContext {

	private static final int CLIENT = 0xBC;

	private PropertyContext() {
	}

	/**
	 * Writes properties.
	 * @param blocks writes the blocks
	 * @param encoder encodes the values
	 * @param properties the properties
	 * @param subnodes what the object's node has of subnodes already; takes what is too
	 * large for the heap, and is then written
	 * @return what the node consists of
	 * @throws IOException if the file cannot be written
	 */
	public static NodeData write(BlockWriter blocks, PropertyEncoder encoder, PropertyBag properties,
			SubnodeTree subnodes) throws IOException {
		HeapWriter heap = new HeapWriter(blocks, CLIENT);
		HeapTree tree = new HeapTree(heap, 2, 6);
		ValueWriter values = new ValueWriter(heap, subnodes, encoder);
		ByteBuffer records = ByteBuffer.allocate(8 * properties.all().size()).order(ByteOrder.LITTLE_ENDIAN);
		for (Property property : properties.all()) {
			int type = encoder.storedType(property.type());
			int size = PropertyEncoder.sizeOf(type);
			records.putShort((short) property.id()).putShort((short) type);
			if (size > 0 && size <= 4) {
				records.put(Arrays.copyOf(encoder.encode(property), 4));
			}
			else {
				records.putInt(values.write(property));
			}
		}
		tree.write(records.array());
		return new NodeData(heap.finish(tree.header()), subnodes.write());
	}

}
