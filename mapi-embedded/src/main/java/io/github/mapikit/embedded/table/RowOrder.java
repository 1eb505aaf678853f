// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.table;

import java.util.Arrays;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.model.property.SortOrder;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the rows of a table: stable, absent values as if they were the smallest.
 *
 * @since 0.1.0
 */
public final class RowOrder {

	private RowOrder() {
	}

	/**
	 * Checks that a store can sort by some keys.
	 * @param keys the keys
	 */
	public static void check(SortOrder[] keys) {
		for (SortOrder key : keys) {
			if (!ValueOrder.areOrdered(key.tag().type())) {
				throw EmbeddedCall.SORT_TABLE.failure(MapiErrors.MAPI_E_TOO_COMPLEX,
						"values of property " + key.tag() + " have no order");
			}
		}
	}

	/**
	 * Puts rows in an order.
	 * @param listing what the rows are of
	 * @param rows the rows by their positions in the listing
	 * @param keys the keys, most important first
	 * @return the rows in their new order; a new array
	 */
	static int[] sort(Listing listing, int[] rows, SortOrder[] keys) {
		Keyed[] keyed = new Keyed[rows.length];
		for (int i = 0; i < rows.length; i++) {
			PropertySource source = listing.source(rows[i]);
			@Nullable Object[] values = new @Nullable Object[keys.length];
			for (int k = 0; k < keys.length; k++) {
				values[k] = source.get(keys[k].tag());
			}
			keyed[i] = new Keyed(rows[i], values);
		}
		Arrays.sort(keyed, (one, other) -> compare(one.values(), other.values(), keys));
		int[] sorted = new int[rows.length];
		for (int i = 0; i < rows.length; i++) {
			sorted[i] = keyed[i].row();
		}
		return sorted;
	}

	private static int compare(@Nullable Object[] one, @Nullable Object[] other, SortOrder[] keys) {
		for (int k = 0; k < keys.length; k++) {
			int result = compare(one[k], other[k]);
			if (result != 0) {
				return (keys[k].direction() == SortOrder.Direction.ASCENDING) ? result : -result;
			}
		}
		return 0;
	}

	private static int compare(@Nullable Object one, @Nullable Object other) {
		if (one == null || other == null) {
			return Boolean.compare(one != null, other != null);
		}
		Integer result = ValueOrder.compare(one, other);
		return (result != null) ? result : 0;
	}

	/**
	 * A row with the values of its keys, read once.
	 */
	@SuppressWarnings("ArrayRecordComponent")
	private record Keyed(int row, @Nullable Object[] values) {
	}

}
