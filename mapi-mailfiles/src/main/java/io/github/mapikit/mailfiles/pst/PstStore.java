// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.limits.Failures;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.limits.ReadTimeoutException;
import io.github.mapikit.mailfiles.outlook.StringDecoder;
import io.github.mapikit.mailfiles.pst.ltp.PropertyContext;
import io.github.mapikit.mailfiles.pst.ndb.NodeEntry;
import io.github.mapikit.mailfiles.pst.ndb.NodeIds;
import io.github.mapikit.mailfiles.pst.ndb.NodeReader;
import io.github.mapikit.mailfiles.pst.ndb.NodeVisitor;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * What a data file says of its store. Immutable.
 * <p>
 * Source: [MS-PST], 2.4.3.
 */
final class PstStore {

	private static final int RECORD_KEY_SIZE = 16;

	private static final int ENTRY_ID_SIZE = 24;

	private static final int ENTRY_ID_NODE = 20;

	/** {@code PR_CODE_PAGE_ID} and {@code PR_MESSAGE_CODEPAGE}. */
	private static final int[] CODE_PAGES = { 0x66C3, 0x3FFD };

	/**
	 * {@code PR_LOCALE_ID}, {@code PR_MESSAGE_LOCALE_ID} and {@code PR_SORT_LOCALE_ID}.
	 */
	private static final int[] LOCALES = { 0x66A1, 0x3FF1, 0x6705 };

	/** How many messages and folders are asked for the code page of a store. */
	private static final int ASKED = 64;

	private final MailProperties properties;

	private final StringDecoder strings;

	private final @Nullable String damage;

	private PstStore(MailProperties properties, StringDecoder strings, @Nullable String damage) {
		this.properties = properties;
		this.strings = strings;
		this.damage = damage;
	}

	/**
	 * Reads the store. A file without one, or with a broken one, has folders all the
	 * same.
	 * @param reader who reads
	 * @param limits what it may cost
	 * @param ids returns the identifier in the mailbox of one in the file, or 0
	 * @return the store
	 * @throws IOException if reading takes too long
	 */
	static PstStore read(NodeReader reader, MailboxLimits limits, IntUnaryOperator ids) throws IOException {
		StringDecoder strings = StringDecoder.UNKNOWN;
		try {
			NodeEntry node = reader.node(NodeIds.MESSAGE_STORE);
			PropertyContext context = (node != null) ? new PropertyContext(reader, node) : null;
			if (reader.format().isAnsi()) {
				strings = strings(reader, context);
			}
			if (context == null) {
				return new PstStore(new MailProperties(), strings, "it has no message store");
			}
			MailProperties properties = new PstObjectReader(context, strings, limits, ids,
					new PstBudget(limits, new ArrayList<>()))
				.all();
			return new PstStore(properties, strings, null);
		}
		catch (ReadTimeoutException ex) {
			throw ex;
		}
		catch (IOException | RuntimeException ex) {
			return new PstStore(new MailProperties(), strings,
					"its message store cannot be read: " + Failures.reason(ex));
		}
	}

	private static StringDecoder strings(NodeReader reader, @Nullable PropertyContext store) throws IOException {
		StringDecoder told = (store != null) ? told(store) : StringDecoder.UNKNOWN;
		if (told != StringDecoder.UNKNOWN) {
			return told;
		}
		Asked asked = new Asked(reader);
		reader.visit(asked);
		return (asked.told != StringDecoder.UNKNOWN) ? asked.told : PstStrings.ofFolders(asked.names);
	}

	private static StringDecoder told(PropertyContext context) throws IOException {
		Integer codePage = number(context, CODE_PAGES);
		Integer locale = number(context, LOCALES);
		return (codePage != null || locale != null) ? StringDecoder.UNKNOWN.of(codePage, locale)
				: StringDecoder.UNKNOWN;
	}

	private static @Nullable Integer number(PropertyContext context, int[] ids) throws IOException {
		Integer number = null;
		for (int i = 0; i < ids.length && number == null; i++) {
			number = PstObjectReader.number(context, ids[i]);
		}
		return number;
	}

	/**
	 * Returns all properties of the store.
	 * @return the properties; none if it cannot be read
	 */
	MailProperties properties() {
		return this.properties;
	}

	/**
	 * Returns how strings are decoded that no message says more of.
	 * @return the decoder
	 */
	StringDecoder strings() {
		return this.strings;
	}

	@Nullable String damage() {
		return this.damage;
	}

	/**
	 * Returns the store's {@code PR_RECORD_KEY}, which is its provider's UID in entry
	 * identifiers.
	 * @return the key; {@code null} if the file has none
	 */
	@Nullable Binary recordKey() {
		Binary key = this.properties.get(PropertyTags.RECORD_KEY);
		return (key != null && key.size() == RECORD_KEY_SIZE) ? key : null;
	}

	/**
	 * Returns the entry identifier of a node as Outlook makes it: four bytes of flags,
	 * the store's key, and the number of the node.
	 * @param node the number
	 * @return the identifier; {@code null} if the store has no key
	 */
	@Nullable Binary entryId(long node) {
		Binary key = recordKey();
		if (key == null) {
			return null;
		}
		ByteBuffer bytes = ByteBuffer.allocate(ENTRY_ID_SIZE).order(ByteOrder.LITTLE_ENDIAN);
		bytes.putInt(0).put(key.toByteArray()).putInt((int) node);
		return Binary.of(bytes.array());
	}

	/**
	 * Returns the node that an entry identifier names.
	 * @param from properties
	 * @param tag which of them is the identifier
	 * @return the number of the node; 0 if there is none
	 */
	static long node(MailProperties from, PropertyTag<?> tag) {
		Object value = from.toMap().get(tag);
		if (!(value instanceof Binary bytes) || bytes.size() != ENTRY_ID_SIZE) {
			return 0;
		}
		return ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN).getInt(ENTRY_ID_NODE) & 0xFFFFFFFFL;
	}

	/**
	 * Asks the first messages for their code page, and the first folders for their names.
	 */
	private static final class Asked implements NodeVisitor {

		private final NodeReader reader;

		private final List<byte[]> names = new ArrayList<>();

		private StringDecoder told = StringDecoder.UNKNOWN;

		private int messages;

		Asked(NodeReader reader) {
			this.reader = reader;
		}

		@Override
		public boolean node(NodeEntry node) {
			int type = NodeIds.type(node.id());
			try {
				if (type == NodeIds.FOLDER && this.names.size() < ASKED) {
					PropertyContext context = new PropertyContext(this.reader, node);
					PropertyContext.Property name = context.find(PropertyTags.DISPLAY_NAME.id());
					if (name != null) {
						ByteBuffer bytes = context.bytes(name, ENTRY_ID_SIZE * ENTRY_ID_SIZE);
						byte[] copy = new byte[bytes.limit()];
						bytes.get(copy);
						this.names.add(copy);
					}
				}
				if (type == NodeIds.MESSAGE) {
					this.messages++;
					PropertyContext context = new PropertyContext(this.reader, node);
					this.told = told(context);
				}
			}
			catch (IOException | RuntimeException ex) {
				// what is broken is told when it is read
				return this.messages < ASKED;
			}
			return this.messages < ASKED && this.told == StringDecoder.UNKNOWN;
		}

		@Override
		public void broken(IOException cause) {
			// told when folders are read
		}

	}

}
