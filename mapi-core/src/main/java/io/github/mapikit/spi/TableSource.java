// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.spi;

import java.io.Serializable;
import java.util.Objects;

import io.github.mapikit.model.table.HierarchyDepth;
import org.jspecify.annotations.Nullable;

/**
 * Which table of an object is meant.
 *
 * @since 0.1.0
 */
public sealed interface TableSource extends Serializable {

	/**
	 * Returns the folder whose table it is, where the object that is asked is its store.
	 * @return the folder, an {@link OpenRequest.Folder} or {@link OpenRequest.Standard};
	 * or {@code null} if the table is that of the object itself
	 */
	default @Nullable OpenRequest folder() {
		return null;
	}

	/**
	 * Returns which table it is of the folder.
	 * @return the source without its folder
	 */
	default TableSource ownTable() {
		return this;
	}

	/**
	 * The messages of a folder.
	 *
	 * @param folder the folder, or {@code null} for the one that is asked
	 */
	record Contents(@Nullable OpenRequest folder) implements TableSource {

		@Override
		public TableSource ownTable() {
			return new Contents(null);
		}

	}

	/**
	 * The folders below a folder.
	 *
	 * @param folder the folder, or {@code null} for the one that is asked
	 * @param depth whether to list the folders right below, or all levels
	 */
	record Hierarchy(@Nullable OpenRequest folder, HierarchyDepth depth) implements TableSource {

		/**
		 * Creates the source.
		 */
		public Hierarchy {
			Objects.requireNonNull(depth, "depth");
		}

		@Override
		public TableSource ownTable() {
			return new Hierarchy(null, this.depth);
		}

	}

	/**
	 * The recipients of a message.
	 */
	record Recipients() implements TableSource {

	}

	/**
	 * The attachments of a message.
	 */
	record Attachments() implements TableSource {

	}

	/**
	 * The message stores of a session's profile.
	 */
	record Stores() implements TableSource {

	}

	/**
	 * The status objects of a session.
	 */
	record Status() implements TableSource {

	}

}
