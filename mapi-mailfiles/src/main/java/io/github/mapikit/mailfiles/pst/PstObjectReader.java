// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.outlook.OutlookProperties;
import io.github.mapikit.mailfiles.outlook.StringDecoder;
import io.github.mapikit.mailfiles.pst.ltp.PropertyContext;
import io.github.mapikit.mailfiles.pst.ltp.PropertyContext.Property;
import io.github.mapikit.mailfiles.pst.ltp.TableContext;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyType;
import org.jspecify.annotations.Nullable;

/**
 * Reads the properties of objects and of rows as tags and values. Belongs to one thread.
 */
final class PstObjectReader {

	private static final int MESSAGE_CODEPAGE = 0x3FFD;

	private static final int MESSAGE_LOCALE_ID = 0x3FF1;

	private static final int HTML = PropertyTags.HTML.id();

	private static final int STRING8 = 0x001E;

	private static final int MULTI_VALUED = 0x1000;

	private static final int NAMED = 0x8000;

	/** Values of rows are short; what is longer is left out, as it would be cut off. */
	private static final int CELL_BYTES = 64 * 1024;

	private final PropertyContext context;

	private final MailboxLimits limits;

	private final IntUnaryOperator ids;

	private final PstBudget budget;

	private final StringDecoder outer;

	private @Nullable StringDecoder strings;

	/**
	 * Creates a reader.
	 * @param context the object
	 * @param outer how strings are decoded in what the object is in
	 * @param limits what it may cost
	 * @param ids returns the identifier in the mailbox of one in the file, or 0
	 * @param budget how many bytes its values may have
	 */
	PstObjectReader(PropertyContext context, StringDecoder outer, MailboxLimits limits, IntUnaryOperator ids,
			PstBudget budget) {
		this.context = context;
		this.limits = limits;
		this.ids = ids;
		this.budget = budget;
		this.outer = outer;
	}

	PstObjectReader(PstFile file, PropertyContext context, StringDecoder outer, PstBudget budget) {
		this(context, outer, file.limits(), file::idOf, budget);
	}

	static @Nullable Integer number(PropertyContext context, int id) throws IOException {
		int number = context.number(id);
		return (number != 0) ? number : null;
	}

	/**
	 * Returns how strings of the object are decoded.
	 * @return the decoder
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	StringDecoder strings() throws IOException {
		StringDecoder known = this.strings;
		if (known == null) {
			Integer codePage = number(this.context, MESSAGE_CODEPAGE);
			Integer locale = number(this.context, MESSAGE_LOCALE_ID);
			known = (codePage != null || locale != null) ? this.outer.of(codePage, locale) : this.outer;
			this.strings = known;
		}
		return known;
	}

	/**
	 * Reads all properties.
	 * @return the properties
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	MailProperties all() throws IOException {
		return read((id) -> true);
	}

	/**
	 * Reads properties.
	 * @param wanted which, by their identifiers
	 * @return the properties
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	MailProperties read(IntPredicate wanted) throws IOException {
		MailProperties values = new MailProperties();
		for (Property property : this.context.properties(this.limits.properties(), wanted)) {
			int id = this.ids.applyAsInt(property.id());
			PropertyTag<?> tag = (id != 0) ? tag(id, property.type()) : null;
			if (property.id() == HTML && property.type() == STRING8) {
				putHtml(property, values);
				continue;
			}
			Object value = (tag != null) ? value(property) : null;
			if (tag != null && value != null) {
				values.putRaw(tag, value);
			}
		}
		return values;
	}

	/** Takes HTML of 8 bits as it is: it has a code page of its own. */
	private void putHtml(Property property, MailProperties values) throws IOException {
		if (this.budget.take(property.id(), this.context.size(property))) {
			ByteBuffer bytes = this.context.bytes(property, this.limits.bodyBytes());
			byte[] copy = new byte[bytes.limit()];
			bytes.get(copy);
			OutlookProperties.putHtml(values, copy, strings());
		}
	}

	private @Nullable Object value(Property property) throws IOException {
		if (!this.context.isInPlace(property) && !this.budget.take(property.id(), this.context.size(property))) {
			return null;
		}
		boolean narrow = (property.type() & ~MULTI_VALUED) == STRING8;
		StringDecoder decoder = narrow ? strings() : this.outer;
		return this.context.value(property, decoder::decode, this.limits.bodyBytes());
	}

	/**
	 * Reads values of a row.
	 * @param row the row
	 * @param columns which
	 * @param strings how strings are decoded
	 * @param into where to put those that are not there yet
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	static void read(TableContext.Row row, List<TableContext.Column> columns, StringDecoder strings,
			MailProperties into) throws IOException {
		for (TableContext.Column column : columns) {
			// of named properties only objects tell
			PropertyTag<?> tag = (column.id() < NAMED) ? tag(column.id(), column.type()) : null;
			if (tag != null && !into.toMap().containsKey(tag)) {
				Object value = row.value(column, strings::decode, CELL_BYTES);
				if (value != null) {
					into.putRaw(tag, value);
				}
			}
		}
	}

	/**
	 * Returns the tag of a property; strings are Unicode in this API.
	 */
	private static @Nullable PropertyTag<?> tag(int id, int type) {
		PropertyTag<?> known = Tags.KNOWN.get(id << 16 | type);
		if (known != null) {
			return known;
		}
		return (PropertyType.ofCode(type) != null) ? PropertyTag.of(id << 16 | type) : null;
	}

	/**
	 * The tags that each message has, made once.
	 */
	private static final class Tags {

		static final Map<Integer, PropertyTag<?>> KNOWN = new HashMap<>();

		static {
			for (Set<PropertyTag<?>> tags : List.of(PstSummaryReader.TAGS, PstSummaryReader.OF_RECIPIENTS)) {
				for (PropertyTag<?> tag : tags) {
					KNOWN.put(tag.value(), tag);
					if (tag.type() == PropertyType.UNICODE) {
						KNOWN.put(tag.id() << 16 | 0x1E, tag);
					}
				}
			}
		}

		private Tags() {
		}

	}

}
