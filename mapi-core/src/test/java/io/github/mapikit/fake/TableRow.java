// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.fake;

import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.model.property.Restriction.SubTable;
import org.jspecify.annotations.Nullable;

/**
 * A row before columns are chosen.
 *
 * @param values all properties of the object
 * @param item what the message is made of, if it is one of a folder
 */
record TableRow(PropertyBag values, @Nullable MailItem item) {

	/**
	 * Returns the rows of a table within the message.
	 */
	List<TableRow> rows(SubTable table) {
		if (this.item == null) {
			return List.of();
		}
		return (table == SubTable.RECIPIENTS) ? recipients(this.item) : attachments(this.item);
	}

	static List<TableRow> recipients(MailItem item) {
		return item.recipients.stream().map((recipient) -> new TableRow(recipient, null)).toList();
	}

	static List<TableRow> attachments(MailItem item) {
		List<TableRow> rows = new ArrayList<>();
		item.attachments
			.forEach((number, attachment) -> rows.add(new TableRow(AttachmentHandle.all(number, attachment), null)));
		return rows;
	}

}
