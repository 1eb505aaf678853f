// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.table;

import java.util.List;

import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.model.property.PropertyTag;
import org.jspecify.annotations.Nullable;

/**
 * Something with properties that a table shows as a row.
 *
 * @since 0.1.0
 */
public interface PropertySource {

	/**
	 * Returns the value of a property.
	 * @param tag the property
	 * @return the value, entry identifiers as bytes; {@code null} if there is none
	 */
	@Nullable Object get(PropertyTag<?> tag);

	/**
	 * Returns where the properties of {@link IndexColumn} are, for tables that read many
	 * of them.
	 * @return the entry of the index, or {@code null} to have {@link #get} asked for all
	 */
	default @Nullable MailItem indexed() {
		return null;
	}

	/**
	 * Returns the recipients, for restrictions on them.
	 * @return the recipients; empty if this is no message
	 */
	default List<? extends PropertySource> recipients() {
		return List.of();
	}

	/**
	 * Returns the attachments, for restrictions on them.
	 * @return the attachments; empty if this is no message
	 */
	default List<? extends PropertySource> attachments() {
		return List.of();
	}

}
