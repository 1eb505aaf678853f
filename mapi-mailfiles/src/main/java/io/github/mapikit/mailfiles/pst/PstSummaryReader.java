// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.item.MailSummary;
import io.github.mapikit.mailfiles.limits.Failures;
import io.github.mapikit.mailfiles.limits.ReadTimeoutException;
import io.github.mapikit.mailfiles.outlook.OutlookProperties;
import io.github.mapikit.mailfiles.outlook.StringDecoder;
import io.github.mapikit.mailfiles.pst.ltp.PropertyContext;
import io.github.mapikit.mailfiles.pst.ltp.TableContext;
import io.github.mapikit.mailfiles.pst.ndb.NodeEntry;
import io.github.mapikit.mailfiles.pst.ndb.NodeReader;
import io.github.mapikit.mailfiles.text.StringPool;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * Reads what tables show of the messages of a folder: from the rows of its contents table
 * if it has all columns for it, else from the messages themselves, and from the rows what
 * those do not have. Belongs to one thread.
 */
final class PstSummaryReader {

	static final Set<PropertyTag<?>> TAGS = OutlookProperties.SUMMARY;

	static final Set<PropertyTag<?>> OF_RECIPIENTS = Set.of(PropertyTags.DISPLAY_NAME, PropertyTags.EMAIL_ADDRESS,
			PropertyTags.ADDRTYPE, PropertyTags.SMTP_ADDRESS, PropertyTags.RECIPIENT_TYPE, PropertyTags.ENTRYID);

	/** What a row must have for its message not to be read. */
	private static final Set<PropertyTag<?>> NEEDED = Set.of(PropertyTags.SUBJECT, PropertyTags.SENDER_NAME,
			PropertyTags.SENDER_EMAIL_ADDRESS, PropertyTags.SENDER_ADDRTYPE, PropertyTags.INTERNET_MESSAGE_ID,
			PropertyTags.MESSAGE_CLASS, PropertyTags.DELIVERY_TIME, PropertyTags.MESSAGE_FLAGS,
			PropertyTags.MESSAGE_SIZE, PropertyTags.DISPLAY_TO, PropertyTags.DISPLAY_CC);

	private static final BitSet IDS = ids(TAGS);

	private static final BitSet NEEDED_IDS = ids(NEEDED);

	private final PstFile file;

	private final StringPool pool;

	private final List<TableContext.Column> columns = new ArrayList<>();

	private final boolean complete;

	private @Nullable String damage;

	/**
	 * Creates a reader.
	 * @param file the data file
	 * @param table the contents table, or {@code null} if it cannot be read
	 * @param pool where equal texts meet
	 */
	PstSummaryReader(PstFile file, @Nullable TableContext table, StringPool pool) {
		this.file = file;
		this.pool = pool;
		BitSet missing = (BitSet) NEEDED_IDS.clone();
		if (table != null) {
			for (TableContext.Column column : table.columns()) {
				if (IDS.get(column.id())) {
					this.columns.add(column);
					missing.clear(column.id());
				}
			}
		}
		// of old files only the message knows its code page
		this.complete = missing.isEmpty() && table != null && !table.reader().format().isAnsi();
	}

	static BitSet ids(Set<PropertyTag<?>> tags) {
		BitSet ids = new BitSet(1 << 16);
		tags.forEach((tag) -> ids.set(tag.id()));
		return ids;
	}

	/**
	 * Reads what is shown of a message.
	 * @param reader who reads
	 * @param node the message
	 * @param row its row, or {@code null} if there is none
	 * @return the entry
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	MailSummary read(NodeReader reader, NodeEntry node, TableContext.@Nullable Row row) throws IOException {
		MailProperties values = new MailProperties();
		boolean told = this.complete && row != null && readRow(row, this.file.store().strings(), values);
		if (!told) {
			PropertyContext context = new PropertyContext(reader, node);
			PstObjectReader object = new PstObjectReader(this.file, context, this.file.store().strings(), budget());
			values = object.read(IDS::get);
			if (row != null && !this.complete) {
				readRow(row, object.strings(), values);
			}
		}
		OutlookProperties.complete(values);
		MailSummary summary = new MailSummary(this.pool);
		OutlookProperties.summarize(values, summary);
		summary.size(Math.max(0, values.number(PropertyTags.MESSAGE_SIZE, 0)));
		return summary;
	}

	private PstBudget budget() {
		return new PstBudget(this.file.limits(), new ArrayList<>());
	}

	private boolean readRow(TableContext.Row row, StringDecoder strings, MailProperties into)
			throws ReadTimeoutException {
		try {
			PstObjectReader.read(row, this.columns, strings, into);
			return true;
		}
		catch (ReadTimeoutException ex) {
			throw ex;
		}
		catch (IOException ex) {
			note(ex);
			return false;
		}
	}

	/**
	 * Notes that a row cannot be read: its message tells all that it does.
	 * @param cause why
	 */
	void note(IOException cause) {
		if (this.damage == null) {
			this.damage = Failures.reason(cause);
		}
	}

	/**
	 * Returns why the first of the rows that cannot be read cannot be.
	 * @return the reason, or {@code null} if there is none
	 */
	@Nullable String damage() {
		return this.damage;
	}

}
