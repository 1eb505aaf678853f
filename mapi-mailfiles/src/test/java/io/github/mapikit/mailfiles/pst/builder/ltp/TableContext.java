// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ltp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import io.github.mapikit.mailfiles.pst.builder.ndb.BlockWriter;
import io.github.mapikit.mailfiles.pst.builder.ndb.DataTreeWriter;
import io.github.mapikit.mailfiles.pst.builder.ndb.NodeData;
import io.github.mapikit.mailfiles.pst.builder.ndb.NodeType;
import io.github.mapikit.mailfiles.pst.builder.ndb.SubnodeTree;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table row by row. Few rows stay in the heap; more go to a subnode, block by
 * block, and only their ids are held.
 * <p>
 * Source: [MS-PST], 2.3.4.
 */
public final class TableContext {

	static final int CLIENT = 0x7C;

	private final HeapWriter heap;

	private final HeapTree index;

	private final int header;

	private final SubnodeTree subnodes;

	private final ValueWriter values;

	private final TableColumns columns;

	private final ByteArrayOutputStream collected = new ByteArrayOutputStream();

	private final int rowsPerBlock;

	private @Nullable DataTreeWriter matrix;

	private long[] ids = new long[16];

	private int count;

	/**
	 * Begins a table.
	 * @param blocks writes the blocks
	 * @param encoder encodes the values
	 * @param tags the tags of the columns, without those of the row's id and version
	 */
	public TableContext(BlockWriter blocks, PropertyEncoder encoder, int... tags) {
		this.heap = new HeapWriter(blocks, CLIENT);
		this.subnodes = new SubnodeTree(blocks);
		this.values = new ValueWriter(this.heap, this.subnodes, encoder);
		this.columns = new TableColumns(encoder, tags);
		this.index = new HeapTree(this.heap, 4, indexSize());
		this.header = this.heap.reserve(this.columns.header(0, 0).length);
		this.rowsPerBlock = blocks.options().format().maxData() / this.columns.rowSize();
	}

	public int count() {
		return this.count;
	}

	/**
	 * Adds a row.
	 * @param id the row's id, which no other has
	 * @param row its properties, of which those are written that are columns
	 * @throws IOException if the file cannot be written
	 */
	public void add(int id, PropertyBag row) throws IOException {
		if (this.count == this.ids.length) {
			this.ids = Arrays.copyOf(this.ids, 2 * this.count);
		}
		// the index is in the order of the ids, and refers to the row by its number
		this.ids[this.count] = Integer.toUnsignedLong(id) << 32 | this.count++;
		row.set(TableColumns.ROW_ID, 0x0003, id).set(TableColumns.ROW_VERSION, 0x0003, this.count);
		this.collected.writeBytes(encode(row));
		if (this.matrix == null && this.collected.size() > HeapWriter.LARGEST) {
			this.matrix = new DataTreeWriter(this.heap.blocks());
		}
		if (this.collected.size() == this.rowsPerBlock * this.columns.rowSize() && this.matrix != null) {
			// all blocks but the last are full, and no row goes over the end of one
			this.matrix
				.add(Arrays.copyOf(this.collected.toByteArray(), this.heap.blocks().options().format().maxData()));
			this.collected.reset();
		}
	}

	private byte[] encode(PropertyBag row) throws IOException {
		byte[] bytes = new byte[this.columns.rowSize()];
		for (TableColumns.Column column : this.columns.all()) {
			Property property = row.get(column.id());
			if (property == null || this.columns.encoder().storedType(property.type()) != column.type()) {
				continue;
			}
			ByteBuffer cell = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(column.offset());
			if (PropertyEncoder.sizeOf(column.type()) != 0) {
				cell.put(this.columns.encoder().encode(property));
			}
			else {
				cell.putInt(this.values.write(property));
			}
			bytes[this.columns.bits() + column.bit() / 8] |= (byte) (0x80 >> column.bit() % 8);
		}
		return bytes;
	}

	/**
	 * Writes what is left.
	 * @return what the table's node consists of
	 * @throws IOException if the file cannot be written
	 */
	public NodeData finish() throws IOException {
		int rows;
		if (this.matrix == null) {
			rows = this.heap.allocate(this.collected.toByteArray());
		}
		else {
			if (this.collected.size() > 0) {
				this.matrix.add(this.collected.toByteArray());
			}
			rows = this.subnodes.add(NodeType.LTP, new NodeData(this.matrix.finish(), 0));
		}
		this.index.write(index());
		this.heap.put(this.header, this.columns.header(this.index.header(), rows));
		return new NodeData(this.heap.finish(this.header), this.subnodes.write());
	}

	private int indexSize() {
		return this.heap.blocks().options().format().isWide() ? 4 : 2;
	}

	private byte[] index() {
		ByteBuffer index = ByteBuffer.allocate(this.count * (4 + indexSize())).order(ByteOrder.LITTLE_ENDIAN);
		long[] sorted = Arrays.copyOf(this.ids, this.count);
		Arrays.sort(sorted);
		for (long entry : sorted) {
			index.putInt((int) (entry >>> 32));
			if (indexSize() == 4) {
				index.putInt((int) entry);
			}
			else {
				index.putShort((short) entry);
			}
		}
		return index.array();
	}

}
