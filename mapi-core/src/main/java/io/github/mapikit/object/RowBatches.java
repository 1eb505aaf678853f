// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table from its cursor on, a batch at a time: what is made
 * {@link Table#rows()} of. For the table's thread.
 *
 * @since 0.1.0
 */
final class RowBatches implements Spliterator<Row> {

	private final IntFunction<List<Row>> reading;

	private final int largest;

	private int size;

	private List<Row> batch = List.of();

	private int next;

	private RowBatches(int first, int largest, IntFunction<List<Row>> reading) {
		this.size = first;
		this.largest = largest;
		this.reading = reading;
	}

	/**
	 * Returns rows that are read as they are asked for. Each batch is twice as large as
	 * the one before: who wants but a few rows does not wait for many, and who wants all
	 * waits for few calls.
	 * @param first how many rows the first batch has at most
	 * @param largest how many rows a batch has at most
	 * @param reading reads up to so many rows from the cursor on, none at the end; what
	 * it throws comes out of the stream
	 * @return the rows, in the table's order
	 */
	static Stream<Row> stream(int first, int largest, IntFunction<List<Row>> reading) {
		Objects.requireNonNull(reading, "reading");
		if (first <= 0 || largest < first) {
			throw new IllegalArgumentException("Batches cannot have '%d' to '%d' rows".formatted(first, largest));
		}
		return StreamSupport.stream(new RowBatches(first, largest, reading), false);
	}

	private List<Row> read() {
		List<Row> rows = this.reading.apply(this.size);
		this.size = (this.size <= this.largest / 2) ? 2 * this.size : this.largest;
		return rows;
	}

	@Override
	public boolean tryAdvance(Consumer<? super Row> action) {
		if (this.next == this.batch.size()) {
			this.batch = read();
			this.next = 0;
			if (this.batch.isEmpty()) {
				return false;
			}
		}
		action.accept(this.batch.get(this.next++));
		return true;
	}

	@Override
	public void forEachRemaining(Consumer<? super Row> action) {
		List<Row> current = this.batch;
		int from = this.next;
		this.batch = List.of();
		this.next = 0;
		do {
			for (int i = from; i < current.size(); i++) {
				action.accept(current.get(i));
			}
			from = 0;
			current = read();
		}
		while (!current.isEmpty());
	}

	@Override
	public @Nullable Spliterator<Row> trySplit() {
		// one cursor, one thread
		return null;
	}

	@Override
	public long estimateSize() {
		return Long.MAX_VALUE;
	}

	@Override
	public int characteristics() {
		return ORDERED | NONNULL;
	}

}
