// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.table;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.model.property.PropertyTag;
import org.jspecify.annotations.Nullable;

/**
 * Objects in the store's own order, and beside them those columns of the index that a
 * table has shown. A column is gathered once: the index holds a message's values close to
 * each other, but a table reads on in the column. Read under the read lock of the store.
 *
 * @since 0.1.0
 */
public final class Listing {

	private final PropertySource[] sources;

	private final Map<PropertyTag<?>, Column> gathered = new ConcurrentHashMap<>();

	/**
	 * Takes over the given array: the caller gives it up.
	 */
	public Listing(PropertySource[] sources) {
		this.sources = sources;
	}

	/**
	 * Returns the number of objects.
	 * @return the number of objects
	 */
	int size() {
		return this.sources.length;
	}

	/**
	 * Returns an object.
	 * @param position its position in the store's own order
	 * @return the object
	 */
	PropertySource source(int position) {
		return this.sources[position];
	}

	/**
	 * Returns a column.
	 * @param tag the property
	 * @return the column, gathered if the index has it
	 */
	Column column(PropertyTag<?> tag) {
		IndexColumn reader = IndexColumn.of(tag);
		return (reader != null) ? this.gathered.computeIfAbsent(tag, (asked) -> gather(asked, reader))
				: new Column(tag, null);
	}

	private Column gather(PropertyTag<?> tag, IndexColumn reader) {
		@Nullable Object[] cells = new @Nullable Object[this.sources.length];
		for (int i = 0; i < cells.length; i++) {
			MailItem item = this.sources[i].indexed();
			// what the index holds is never large
			cells[i] = (item != null) ? reader.read(item) : PropertyMaps.inline(this.sources[i].get(tag));
		}
		return new Column(tag, cells);
	}

	/**
	 * Forgets the columns, because an object has changed. Called under the write lock.
	 */
	public void changed() {
		this.gathered.clear();
	}

	/**
	 * A property of all the objects.
	 */
	final class Column {

		private final PropertyTag<?> tag;

		private final @Nullable Object @Nullable [] cells;

		private Column(PropertyTag<?> tag, @Nullable Object @Nullable [] cells) {
			this.tag = tag;
			this.cells = cells;
		}

		/**
		 * Returns whether the listing holds the values.
		 * @return {@code true} if they are alive as long as the listing is unchanged
		 */
		boolean isGathered() {
			return this.cells != null;
		}

		/**
		 * Copies cells.
		 * @param rows which objects, by their positions; {@code null} for all, in the
		 * listing's order
		 * @param from the first of them to copy
		 * @param target where to copy to
		 * @param start where the first one goes
		 * @param count how many
		 */
		void copy(int @Nullable [] rows, int from, @Nullable Object[] target, int start, int count) {
			if (rows == null && this.cells != null) {
				System.arraycopy(this.cells, from, target, start, count);
				return;
			}
			for (int i = 0; i < count; i++) {
				target[start + i] = cell((rows != null) ? rows[from + i] : from + i);
			}
		}

		/**
		 * Returns a cell.
		 * @param position which object
		 * @return the value as tables show it
		 */
		@Nullable Object cell(int position) {
			return (this.cells != null) ? this.cells[position]
					: PropertyMaps.inline(Listing.this.sources[position].get(this.tag));
		}

	}

}
