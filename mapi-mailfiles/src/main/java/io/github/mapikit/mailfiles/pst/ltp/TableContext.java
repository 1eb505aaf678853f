// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ltp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.pst.ndb.DataTree;
import io.github.mapikit.mailfiles.pst.ndb.NodeEntry;
import io.github.mapikit.mailfiles.pst.ndb.NodeIds;
import io.github.mapikit.mailfiles.pst.ndb.NodeReader;
import org.jspecify.annotations.Nullable;

/**
 * A table ({@code TC}): columns, rows, and an index from the number of a row to its
 * place. Rows do not go over the end of a block. Belongs to its reader's thread.
 * <p>
 * Source: [MS-PST], 2.3.4.
 *
 * @since 0.1.0
 */
public final class TableContext {

	private static final int CLIENT = 0x7C;

	private static final int HEADER = 22;

	private static final int COLUMN_SIZE = 8;

	/** More than a file with the most rows has that numbers of rows allow. */
	private static final int MOST_BLOCKS = 1 << 20;

	private final Heap heap;

	private final ValueReader values = new ValueReader();

	private final List<Column> columns = new ArrayList<>();

	private final int rowSize;

	private final int bits;

	private final int index;

	private final int rows;

	private @Nullable DataTree tree;

	/** Of rows in a subnode, the number of rows before each block, and of all. */
	private int[] starts = {};

	/**
	 * Opens the table of a node.
	 * @param reader who reads
	 * @param node the node
	 * @throws IOException if the file cannot be read, is damaged there, or the node has
	 * no table
	 */
	public TableContext(NodeReader reader, NodeEntry node) throws IOException {
		this.heap = new Heap(reader, node);
		ByteBuffer info = (this.heap.client() == CLIENT) ? this.heap.item(this.heap.root()) : ByteBuffer.allocate(0);
		int count = (info.limit() >= HEADER) ? info.get(1) & 0xFF : 0;
		if (info.limit() < HEADER + count * COLUMN_SIZE || (info.get(0) & 0xFF) != CLIENT) {
			throw new BrokenMailException("node " + NodeIds.shown(node.id()) + " holds no table");
		}
		this.bits = info.getShort(6) & 0xFFFF;
		this.rowSize = info.getShort(8) & 0xFFFF;
		this.index = info.getInt(10);
		this.rows = info.getInt(14);
		if (this.rowSize < 4 || this.bits > this.rowSize) {
			throw new BrokenMailException("the rows of the table " + NodeIds.shown(node.id()) + " have no size");
		}
		for (int i = 0; i < count; i++) {
			int at = HEADER + i * COLUMN_SIZE;
			Column column = new Column(info.getShort(at + 2) & 0xFFFF, info.getShort(at) & 0xFFFF,
					info.getShort(at + 4) & 0xFFFF, info.get(at + 6) & 0xFF, info.get(at + 7) & 0xFF);
			if (column.offset() + column.size() <= this.bits && this.bits + column.bit() / 8 < this.rowSize) {
				this.columns.add(column);
			}
		}
	}

	/**
	 * Returns who reads.
	 * @return the reader
	 */
	public NodeReader reader() {
		return this.heap.reader();
	}

	/**
	 * Returns the columns.
	 * @return the columns
	 */
	public List<Column> columns() {
		return this.columns;
	}

	/**
	 * Lists the rows that the table's index names.
	 * @param limit how many at most
	 * @return the rows, in the order of their places: the number of each in the low half,
	 * its place in the high half
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	public long[] rows(int limit) throws IOException {
		if (this.index == 0 || this.rows == 0) {
			return new long[0];
		}
		HeapTree byNumber = new HeapTree(this.heap, this.index);
		if (byNumber.keySize() != 4 || (byNumber.dataSize() != 2 && byNumber.dataSize() != 4)) {
			throw new BrokenMailException("the index of a table has another form");
		}
		boolean narrow = byNumber.dataSize() == 2;
		long[][] found = { new long[16] };
		int[] count = { 0 };
		byNumber.visit(limit, (key, bytes, offset) -> {
			if (count[0] == found[0].length) {
				found[0] = Arrays.copyOf(found[0], 2 * count[0]);
			}
			long place = narrow ? bytes.getShort(offset) & 0xFFFF : bytes.getInt(offset);
			found[0][count[0]++] = place << 32 | key;
		});
		long[] rows = Arrays.copyOf(found[0], count[0]);
		Arrays.sort(rows);
		return rows;
	}

	/**
	 * Lists the rows by their places alone, for a table whose index is broken.
	 * @param limit how many at most
	 * @return as {@link #rows}
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	public long[] rowsByPlace(int limit) throws IOException {
		long count;
		if (this.rows == 0) {
			return new long[0];
		}
		if (Heap.isItem(this.rows)) {
			count = this.heap.item(this.rows).limit() / this.rowSize;
		}
		else {
			tree();
			count = this.starts[this.starts.length - 1];
		}
		long[] found = new long[(int) Math.min(count, limit)];
		for (int i = 0; i < found.length; i++) {
			found[i] = (long) i << 32 | (row((long) i << 32).bytes().getInt(0) & 0xFFFFFFFFL);
		}
		return found;
	}

	/**
	 * Finds where the rows of each block begin. Blocks are of one size, says the
	 * specification; those of an {@code .ost} need not be.
	 */
	private DataTree tree() throws IOException {
		DataTree data = this.tree;
		if (data == null) {
			data = this.heap.tree(this.rows);
			if (data.blockCount() > MOST_BLOCKS) {
				throw new BrokenMailException("a table has " + data.blockCount() + " blocks of rows");
			}
			int[] found = new int[data.blockCount() + 1];
			for (int i = 0; i < found.length - 1; i++) {
				long next = (long) found[i] + data.blockSize(i) / this.rowSize;
				found[i + 1] = (int) Math.min(next, Integer.MAX_VALUE - 1);
			}
			this.starts = found;
			this.tree = data;
		}
		return data;
	}

	/**
	 * Reads a row.
	 * @param row the row, as {@link #rows} lists it
	 * @return the row, good as long as the table
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	public Row row(long row) throws IOException {
		int place = (int) (row >>> 32);
		ByteBuffer bytes;
		long offset;
		if (Heap.isItem(this.rows)) {
			bytes = this.heap.item(this.rows);
			offset = (long) place * this.rowSize;
		}
		else {
			DataTree data = tree();
			if (place < 0 || place >= this.starts[this.starts.length - 1]) {
				throw new BrokenMailException("there is no row " + place + " in a table");
			}
			int block = block(place);
			bytes = ByteBuffer.wrap(data.block(block));
			offset = (long) (place - this.starts[block]) * this.rowSize;
		}
		if (offset < 0 || offset + this.rowSize > bytes.limit()) {
			throw new BrokenMailException("there is no row " + place + " in a table");
		}
		return new Row(bytes.slice((int) offset, this.rowSize).order(ByteOrder.LITTLE_ENDIAN));
	}

	private int block(int place) {
		int found = Arrays.binarySearch(this.starts, place);
		if (found < 0) {
			return -found - 2;
		}
		// blocks without rows begin where the next one does
		while (this.starts[found + 1] == place) {
			found++;
		}
		return found;
	}

	/**
	 * A column.
	 *
	 * @param id the identifier of its property
	 * @param type the type of its property
	 * @param offset where in a row its values stand
	 * @param size how many bytes they have there
	 * @param bit which bit of a row says whether there is a value
	 */
	public record Column(int id, int type, int offset, int size, int bit) {

	}

	/**
	 * A row. Belongs to the table's thread.
	 */
	public final class Row {

		private final ByteBuffer bytes;

		Row(ByteBuffer bytes) {
			this.bytes = bytes;
		}

		ByteBuffer bytes() {
			return this.bytes;
		}

		/**
		 * Returns the number of the row, which is that of a node if the table lists
		 * nodes.
		 * @return the number
		 */
		public long id() {
			return this.bytes.getInt(0) & 0xFFFFFFFFL;
		}

		/**
		 * Whether the row has a value.
		 * @param column the column
		 * @return whether it has
		 */
		public boolean has(Column column) {
			int bit = column.bit();
			return (this.bytes.get(TableContext.this.bits + bit / 8) & (0x80 >> bit % 8)) != 0;
		}

		/**
		 * Reads a value.
		 * @param column the column
		 * @param decoder knows the code page
		 * @param limit how many bytes it may have
		 * @return the value, or {@code null} if the row has none, it has more bytes, or
		 * it is of a type that is not known
		 * @throws IOException if the file cannot be read, or is damaged there
		 */
		public @Nullable Object value(Column column, CodePageStrings decoder, int limit) throws IOException {
			if (!has(column)) {
				return null;
			}
			int size = PropertyTypes.sizeInRow(column.type());
			if (size > 0) {
				return (size <= column.size()) ? TableContext.this.values.value(column.type(),
						this.bytes.slice(column.offset(), size).order(ByteOrder.LITTLE_ENDIAN), decoder) : null;
			}
			int reference = (column.size() >= 4) ? this.bytes.getInt(column.offset()) : 0;
			if (reference == 0 || column.type() == PropertyTypes.OBJECT) {
				return TableContext.this.values.empty(column.type());
			}
			Heap heap = TableContext.this.heap;
			if (!Heap.isItem(reference) && heap.size(reference) > limit) {
				return null;
			}
			return TableContext.this.values.value(column.type(), heap.value(reference, limit), decoder);
		}

	}

}
