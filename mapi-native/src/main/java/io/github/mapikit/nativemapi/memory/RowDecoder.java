// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyType;
import io.github.mapikit.model.property.Row;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code SRowSet} structures as rows of the object model. For one thread.
 * <p>
 * Sources: "SRowSet", "IMAPITable::QueryRows" (MAPI reference).
 */
public final class RowDecoder {

	private final MemoryReader reader;

	private final PropertyDecoder decoder;

	private final MemoryBlock head;

	private final MemoryBlock rows;

	private final MemoryBlock props;

	private final int countOffset;

	private final int rowsOffset;

	private final int rowSize;

	private final int rowCountOffset;

	private final int rowPropsOffset;

	private final int valueSize;

	/**
	 * Creates a decoder.
	 * @param reader the memory
	 * @param decoder reads the values
	 */
	public RowDecoder(MemoryReader reader, PropertyDecoder decoder) {
		Bitness bitness = reader.bitness();
		this.reader = reader;
		this.decoder = decoder;
		this.head = new MemoryBlock(bitness);
		this.rows = new MemoryBlock(bitness);
		this.props = new MemoryBlock(bitness);
		this.countOffset = StructField.ROW_SET_COUNT.offset(bitness);
		this.rowsOffset = StructField.ROW_SET_ROWS.offset(bitness);
		this.rowSize = Struct.ROW.size(bitness);
		this.rowCountOffset = StructField.ROW_COUNT.offset(bitness);
		this.rowPropsOffset = StructField.ROW_PROPS.offset(bitness);
		this.valueSize = Struct.PROP_VALUE.size(bitness);
	}

	/**
	 * Reads rows.
	 * @param address the address of the row set
	 * @param columns the columns that the table was set to; not to be changed any more
	 * @param maxRows how many rows were asked for
	 * @return the rows
	 * @throws NativeDataException if there are more rows, or other columns in a row, than
	 * asked for
	 */
	public List<Row> rows(long address, PropertyTag<?>[] columns, int maxRows) {
		int count = readRows(address, maxRows);
		List<Row> decoded = new ArrayList<>(count);
		boolean typed = isTyped(columns);
		for (int i = 0; i < count; i++) {
			readProps(i, columns.length);
			decoded.add(typed ? row(columns) : untypedRow(columns));
		}
		return Collections.unmodifiableList(decoded);
	}

	/**
	 * Reads how many rows there are.
	 * @param address the address of the row set
	 * @param maxRows how many rows were asked for
	 * @return the number of rows
	 * @throws NativeDataException if there are more rows than asked for
	 */
	public int count(long address, int maxRows) {
		this.reader.fill(this.head, address, this.countOffset + 4L);
		long count = this.head.uint32(this.countOffset);
		if (count > maxRows) {
			throw new NativeDataException("%d rows came where at most %d were asked for".formatted(count, maxRows));
		}
		return (int) count;
	}

	/**
	 * Reads the addresses of the buffers that a row set points to, so that they can be
	 * freed one by one.
	 * @param address the address of the row set
	 * @return the addresses
	 */
	public long[] buffers(long address) {
		int count = readRows(address, Integer.MAX_VALUE);
		long[] buffers = new long[count];
		for (int i = 0; i < count; i++) {
			buffers[i] = this.rows.pointer(i * this.rowSize + this.rowPropsOffset);
		}
		return buffers;
	}

	private int readRows(long address, int maxRows) {
		int count = count(address, maxRows);
		if (count != 0) {
			this.reader.fill(this.rows, address + this.rowsOffset, (long) count * this.rowSize);
		}
		return count;
	}

	private void readProps(int index, int columns) {
		int at = index * this.rowSize;
		long count = this.rows.uint32(at + this.rowCountOffset);
		if (count != columns) {
			throw new NativeDataException(
					"a row has %d values where the table has %d columns".formatted(count, columns));
		}
		this.reader.show(this.props, this.rows.pointer(at + this.rowPropsOffset), count * this.valueSize);
	}

	private Row row(PropertyTag<?>[] columns) {
		@Nullable Object[] values = new @Nullable Object[columns.length];
		for (int i = 0; i < columns.length; i++) {
			values[i] = this.decoder.answer(this.props, i * this.valueSize, columns[i]);
		}
		return PropertyAnswers.row(columns, values);
	}

	private static boolean isTyped(PropertyTag<?>[] columns) {
		for (PropertyTag<?> column : columns) {
			if (column.type() == PropertyType.UNSPECIFIED) {
				return false;
			}
		}
		return true;
	}

	private Row untypedRow(PropertyTag<?>[] columns) {
		PropertyAnswers answers = new PropertyAnswers(columns.length);
		for (int i = 0; i < columns.length; i++) {
			answers.add(this.decoder, this.props, i * this.valueSize, columns[i]);
		}
		return answers.toRow();
	}

}
