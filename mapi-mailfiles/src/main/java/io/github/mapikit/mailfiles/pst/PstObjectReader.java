// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.pst.ltp.PropertyContext;
import io.github.mapikit.mailfiles.pst.ltp.PropertyContext.Property;
import io.github.mapikit.mailfiles.pst.ltp.TableContext;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyType;
import org.jspecify.annotations.Nullable;

/**
 * Reads the properties of objects and of rows as tags and values. Belongs to one thread.
 */
final class PstObjectReader {

	private static final int MESSAGE_CODEPAGE = 0x3FFD;

	private static final int MESSAGE_LOCALE_ID = 0x3FF1;

	private final PropertyContext context;

	private final MailboxLimits limits;

	private final List<String> truncations;

	private final PstStrings strings;

	/**
	 * Creates a reader.
	 * @param context the object
	 * @param outer how strings are decoded in what the object is in
	 * @param limits what it may cost
	 * @param truncations where to tell what is left out
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	PstObjectReader(PropertyContext context, PstStrings outer, MailboxLimits limits, List<String> truncations)
			throws IOException {
		this.context = context;
		this.limits = limits;
		this.truncations = truncations;
		this.strings = context.reader().format().isAnsi()
				? outer.within(context.number(MESSAGE_CODEPAGE), context.number(MESSAGE_LOCALE_ID)) : outer;
	}

	/**
	 * Returns how strings of the object are decoded.
	 * @return the decoder
	 */
	PstStrings strings() {
		return this.strings;
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
			PropertyTag<?> tag = tag(property.id(), property.type());
			Object value = (tag != null) ? value(property) : null;
			if (tag != null && value != null) {
				values.putRaw(tag, value);
			}
		}
		return values;
	}

	private @Nullable Object value(Property property) throws IOException {
		if (this.context.isLong(property) && this.context.size(property) > this.limits.bodyBytes()) {
			this.truncations.add("The property 0x%04X was left out, as it has more than %d bytes"
				.formatted(property.id(), this.limits.bodyBytes()));
			return null;
		}
		return this.context.value(property, this.strings, this.limits.bodyBytes());
	}

	/**
	 * Reads values of a row.
	 * @param row the row
	 * @param columns which
	 * @param strings how strings are decoded
	 * @param limits what they may cost
	 * @param into where to put those that are not there yet
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	static void read(TableContext.Row row, List<TableContext.Column> columns, PstStrings strings, MailboxLimits limits,
			MailProperties into) throws IOException {
		for (TableContext.Column column : columns) {
			PropertyTag<?> tag = tag(column.id(), column.type());
			if (tag != null && !into.toMap().containsKey(tag)) {
				Object value = row.value(column, strings, limits.bodyBytes());
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
