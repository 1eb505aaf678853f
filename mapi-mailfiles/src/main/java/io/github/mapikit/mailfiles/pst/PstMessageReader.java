// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.limits.Failures;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.limits.ReadTimeoutException;
import io.github.mapikit.mailfiles.outlook.OutlookProperties;
import io.github.mapikit.mailfiles.outlook.StringDecoder;
import io.github.mapikit.mailfiles.pst.ltp.PropertyContext;
import io.github.mapikit.mailfiles.pst.ltp.TableContext;
import io.github.mapikit.mailfiles.pst.ndb.NodeEntry;
import io.github.mapikit.mailfiles.pst.ndb.NodeIds;
import io.github.mapikit.mailfiles.pst.ndb.NodeReader;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message of an Outlook data file, or one in an attachment. What it holds of the
 * file is no more than numbers of nodes. Belongs to one thread.
 * <p>
 * Source: [MS-PST], 2.4.5 and 2.4.6.
 */
final class PstMessageReader {

	private static final PropertyTag<?> STORE_RECORD_KEY = PropertyTag.binary(0x0FFA);

	private static final BitSet RECIPIENT_IDS = PstSummaryReader.ids(PstSummaryReader.OF_RECIPIENTS);

	private final PstFile file;

	private final String location;

	private final int depth;

	private final StringDecoder outer;

	/**
	 * Creates a reader.
	 * @param file the data file
	 * @param location where the message is, for people
	 * @param depth how many messages it is in
	 * @param outer how strings are decoded in what it is in
	 */
	PstMessageReader(PstFile file, String location, int depth, StringDecoder outer) {
		this.file = file;
		this.location = location;
		this.depth = depth;
		this.outer = outer;
	}

	/**
	 * Reads the message.
	 * @param reader who reads
	 * @param node the message
	 * @param item its entry, or {@code null} if it is in an attachment
	 * @return the content
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	MailContent read(NodeReader reader, NodeEntry node, @Nullable MailItem item) throws IOException {
		List<String> truncations = new ArrayList<>();
		PstBudget budget = new PstBudget(this.file.limits(), truncations);
		PropertyContext context = new PropertyContext(reader, node);
		PstObjectReader object = new PstObjectReader(this.file, context, this.outer, budget);
		MailProperties values = object.all();
		OutlookProperties.complete(values);
		OutlookProperties.completeHtml(values);
		List<Recipient> recipients = recipients(reader, node, object.strings(), values, truncations);
		List<MailAttachment> attachments = new PstAttachmentReader(this.file, this.location, this.depth,
				object.strings(), budget)
			.read(reader, node, truncations);
		OutlookProperties.completeAttachments(values, attachments);
		if (item != null) {
			values.put(PropertyTags.DELIVERY_TIME, item.deliveryTime());
			identify(values, node);
		}
		for (String damage : reader.damages()) {
			truncations.add("What is shown may be wrong: " + damage);
		}
		return new MailContent(values.toMap(), recipients, attachments, truncations, null);
	}

	/**
	 * Puts the identifiers that Outlook makes of the store's key and the node's number.
	 */
	private void identify(MailProperties values, NodeEntry node) {
		PstStore store = this.file.store();
		put(values, PropertyTags.ENTRYID, store.entryId(node.id()));
		put(values, PropertyTags.PARENT_ENTRYID, store.entryId(node.parent()));
		put(values, PropertyTags.STORE_ENTRYID, store.properties().toMap().get(PropertyTags.ENTRYID));
		put(values, STORE_RECORD_KEY, store.recordKey());
	}

	private static void put(MailProperties values, PropertyTag<?> tag, @Nullable Object value) {
		if (value != null) {
			values.putRaw(tag, value);
		}
	}

	private List<Recipient> recipients(NodeReader reader, NodeEntry node, StringDecoder strings, MailProperties message,
			List<String> truncations) throws IOException {
		MailboxLimits limits = this.file.limits();
		List<MailProperties> found = new ArrayList<>();
		try {
			NodeEntry list = reader.subnode(node, NodeIds.RECIPIENT_TABLE);
			if (list == null) {
				return List.of();
			}
			TableContext table = new TableContext(reader, list);
			List<TableContext.Column> columns = table.columns()
				.stream()
				.filter((column) -> RECIPIENT_IDS.get(column.id()))
				.toList();
			long[] rows = table.rows(limits.messages());
			if (rows.length > limits.recipients()) {
				truncations
					.add("Of " + rows.length + " recipients only the first " + limits.recipients() + " are shown");
			}
			for (int i = 0; i < Math.min(rows.length, limits.recipients()); i++) {
				MailProperties values = new MailProperties();
				PstObjectReader.read(table.row(rows[i]), columns, strings, values);
				found.add(values);
			}
		}
		catch (ReadTimeoutException ex) {
			throw ex;
		}
		catch (IOException ex) {
			if (!this.file.options().damaged()) {
				throw ex;
			}
			truncations.add("Recipients are missing: " + Failures.reason(ex));
		}
		return OutlookProperties.recipients(found, message);
	}

}
