// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ltp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The columns of a table, and where each stands in a row: first those of eight and four
 * bytes, then those of two, then those of one, then a bit for each that says whether it
 * is there.
 * <p>
 * Source: [MS-PST], 2.3.4.1 and 2.3.4.2.
 */
final class TableColumns {

	/** Identifies the row. */
	static final int ROW_ID = 0x67F2;

	/** Counts the row's changes. */
	static final int ROW_VERSION = 0x67F3;

	private static final int LONG = 0x0003;

	private final List<Column> columns = new ArrayList<>();

	private final int[] ends = new int[4];

	private final PropertyEncoder encoder;

	TableColumns(PropertyEncoder encoder, int... tags) {
		this.encoder = encoder;
		List<Integer> others = new ArrayList<>();
		Arrays.stream(tags).boxed().sorted().forEach(others::add);
		add(ROW_ID, LONG, 0);
		add(ROW_VERSION, LONG, 4);
		int offset = 8;
		for (int i = 0; i < 3; i++) {
			for (int tag : others) {
				int size = size(encoder.storedType(tag & 0xFFFF));
				if (((size >= 4) ? 0 : 3 - size) == i) {
					add(tag >>> 16, encoder.storedType(tag & 0xFFFF), offset);
					offset += size;
				}
			}
			this.ends[i] = offset;
		}
		this.ends[3] = offset + (this.columns.size() + 7) / 8;
		this.columns.sort((one, other) -> Integer.compare(one.id(), other.id()));
	}

	private void add(int id, int type, int offset) {
		this.columns.add(new Column(id, type, offset, size(type), this.columns.size()));
	}

	private static int size(int type) {
		int size = PropertyEncoder.sizeOf(type);
		return (size != 0) ? size : 4;
	}

	PropertyEncoder encoder() {
		return this.encoder;
	}

	List<Column> all() {
		return this.columns;
	}

	int rowSize() {
		return this.ends[3];
	}

	/** Returns where the bits begin that say which columns are there. */
	int bits() {
		return this.ends[2];
	}

	/**
	 * Returns the table's header.
	 * @param index the id of the index of rows
	 * @param rows the id of the rows, 0 if there are none
	 * @return the header
	 */
	byte[] header(int index, int rows) {
		ByteBuffer header = ByteBuffer.allocate(22 + 8 * this.columns.size()).order(ByteOrder.LITTLE_ENDIAN);
		header.put((byte) TableContext.CLIENT).put((byte) this.columns.size());
		for (int end : this.ends) {
			header.putShort((short) end);
		}
		header.putInt(index).putInt(rows).putInt(0);
		for (Column column : this.columns) {
			header.putShort((short) column.type()).putShort((short) column.id());
			header.putShort((short) column.offset()).put((byte) column.size()).put((byte) column.bit());
		}
		return header.array();
	}

	/**
	 * A column.
	 *
	 * @param id the property's identifier
	 * @param type the property's type
	 * @param offset where it stands in a row
	 * @param size its size in the row, in bytes
	 * @param bit the number of the bit that says whether it is there
	 */
	record Column(int id, int type, int offset, int size, int bit) {
	}

}
