// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.time.Instant;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.table.TableQuery;
import org.jspecify.annotations.Nullable;

import static io.github.mapikit.model.property.PropertyTags.DELIVERY_TIME;
import static io.github.mapikit.model.property.PropertyTags.ENTRYID;
import static io.github.mapikit.model.property.PropertyTags.MESSAGE_FLAGS;
import static io.github.mapikit.model.property.PropertyTags.MESSAGE_SIZE;
import static io.github.mapikit.model.property.PropertyTags.SENDER_EMAIL_ADDRESS;
import static io.github.mapikit.model.property.PropertyTags.SENDER_NAME;
import static io.github.mapikit.model.property.PropertyTags.SUBJECT;

/**
 * A message as a list shows it.
 *
 * @param id its entry identifier
 * @param subject its subject
 * @param sender the name of who sent it
 * @param senderAddress the address of who sent it
 * @param received when it was delivered
 * @param read whether it is marked read
 * @param attachments whether it has attachments
 * @param size its size in bytes
 */
record MessageSummary(EntryId id, String subject, String sender, String senderAddress, @Nullable Instant received,
		boolean read, boolean attachments, int size) {

	/** What {@link #of} needs of a row. */
	static final TableQuery QUERY = TableQuery.columns(ENTRYID, SUBJECT, SENDER_NAME, SENDER_EMAIL_ADDRESS,
			DELIVERY_TIME, MESSAGE_FLAGS, MESSAGE_SIZE);

	static MessageSummary of(Row row) {
		int flags = row.getOrDefault(MESSAGE_FLAGS, 0);
		return new MessageSummary(row.get(ENTRYID), row.getOrDefault(SUBJECT, ""), row.getOrDefault(SENDER_NAME, ""),
				row.getOrDefault(SENDER_EMAIL_ADDRESS, ""), row.find(DELIVERY_TIME).orElse(null),
				MessageFlag.READ.isIn(flags), MessageFlag.HAS_ATTACHMENT.isIn(flags),
				row.getOrDefault(MESSAGE_SIZE, 0));
	}

}
