// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.limits.Failures;
import io.github.mapikit.mailfiles.outlook.compound.CompoundDirectory;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyType;
import org.jspecify.annotations.Nullable;

/**
 * The properties of one object in an Outlook message: a storage with a stream of values
 * and, for values that are not of a fixed size, a stream each. A value that cannot be
 * read costs itself; streams that the stream of values does not list are read all the
 * same. Belongs to one thread.
 * <p>
 * Source: [MS-OXMSG], 2.
 */
final class MsgStorage {

	private static final String PROPERTIES = "__PROPERTIES_VERSION1.0";

	private static final String STREAM = "__SUBSTG1.0_";

	private static final int ENTRY_SIZE = 16;

	private static final int MULTI_VALUED = 0x1000;

	private static final int STRING8 = 0x001E;

	private static final int HTML_STRING8 = 0x1013001E;

	private static final int FIRST_NAMED = 0x8000;

	private static final int TAG_NAME_LENGTH = STREAM.length() + 8;

	private static final HexFormat HEX = HexFormat.of().withUpperCase();

	private final MsgReading reading;

	private final int storage;

	private final Map<String, Integer> children;

	private final ByteBuffer entries;

	private StringDecoder strings = StringDecoder.UNKNOWN;

	private PropertyDecoder decoder = new PropertyDecoder(StringDecoder.UNKNOWN);

	/**
	 * Reads the values of fixed size.
	 * @param reading the message that is being read
	 * @param storage the storage
	 * @param kind what the storage is of
	 */
	MsgStorage(MsgReading reading, int storage, Kind kind) {
		this.reading = reading;
		this.storage = storage;
		this.children = reading.directory().byName(storage);
		byte[] bytes = new byte[0];
		Integer stream = this.children.get(PROPERTIES);
		if (stream != null) {
			try {
				bytes = reading.read(stream, "The list of properties");
			}
			catch (IOException ex) {
				reading.tell("The list of properties cannot be read: " + Failures.reason(ex));
			}
		}
		int start = Math.min(kind.headerOf(bytes.length), bytes.length);
		int count = Math.min((bytes.length - start) / ENTRY_SIZE, reading.limits().properties());
		this.entries = ByteBuffer.wrap(bytes, start, count * ENTRY_SIZE).slice().order(ByteOrder.LITTLE_ENDIAN);
	}

	/**
	 * What a storage is of.
	 */
	enum Kind {

		/** The message that the file is. */
		MESSAGE(32),
		/** A message within another. */
		EMBEDDED(24),
		/** A recipient or an attachment. */
		ROW(8);

		private final int header;

		Kind(int header) {
			this.header = header;
		}

		/**
		 * Returns where the values begin. Some writers give each kind of message the
		 * header of the other.
		 * @param length the number of bytes of header and values
		 * @return the number of bytes of the header
		 */
		private int headerOf(int length) {
			if (this != ROW && (length - this.header) % ENTRY_SIZE != 0) {
				Kind other = (this == MESSAGE) ? EMBEDDED : MESSAGE;
				return ((length - other.header) % ENTRY_SIZE == 0) ? other.header : this.header;
			}
			return this.header;
		}

	}

	/**
	 * Whether there is anything that a message has.
	 * @return whether there are properties
	 */
	boolean hasProperties() {
		return this.children.containsKey(PROPERTIES)
				|| this.children.keySet().stream().anyMatch((name) -> name.startsWith(STREAM));
	}

	/**
	 * Returns the decoder of this message's strings.
	 * @param outer that of the message around it
	 * @return the decoder
	 */
	StringDecoder strings(StringDecoder outer) {
		return outer.of(number(StringDecoder.MESSAGE_CODEPAGE), number(StringDecoder.MESSAGE_LOCALE_ID));
	}

	private @Nullable Integer number(int tag) {
		for (int at = 0; at < this.entries.capacity(); at += ENTRY_SIZE) {
			if (this.entries.getInt(at) == tag) {
				return this.entries.getInt(at + 8);
			}
		}
		return null;
	}

	/**
	 * Reads properties.
	 * @param strings decodes those of 8 bits
	 * @param wanted the tags to read, or {@code null} for all
	 * @param unwanted identifiers that are not to be read
	 * @return the properties
	 */
	MailProperties read(StringDecoder strings, @Nullable Set<PropertyTag<?>> wanted, Set<Integer> unwanted) {
		this.strings = strings;
		this.decoder = new PropertyDecoder(strings);
		MailProperties properties = new MailProperties();
		Set<Integer> listed = new HashSet<>();
		Set<Integer> inError = new HashSet<>();
		for (int at = 0; at < this.entries.capacity(); at += ENTRY_SIZE) {
			int raw = this.entries.getInt(at);
			listed.add(raw);
			if ((raw & 0xFFFF) == PropertyType.ERROR.code()) {
				inError.add(raw >>> 16);
			}
			read(raw, at, wanted, unwanted, properties);
		}
		for (String name : this.children.keySet()) {
			Integer raw = tagOf(name);
			if (raw != null && !listed.contains(raw) && !inError.contains(raw >>> 16)
					&& properties.size() < this.reading.limits().properties()) {
				read(raw, -1, wanted, unwanted, properties);
			}
		}
		return properties;
	}

	private static @Nullable Integer tagOf(String name) {
		if (name.length() != TAG_NAME_LENGTH || !name.startsWith(STREAM)) {
			return null;
		}
		try {
			return Integer.parseUnsignedInt(name, STREAM.length(), TAG_NAME_LENGTH, 16);
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private void read(int raw, int at, @Nullable Set<PropertyTag<?>> wanted, Set<Integer> unwanted,
			MailProperties properties) {
		int type = raw & 0xFFFF;
		PropertyType known = PropertyType.ofCode(type);
		int id = raw >>> 16;
		if (known == null || known == PropertyType.UNSPECIFIED || unwanted.contains(id)) {
			return;
		}
		if (id >= FIRST_NAMED) {
			id = (wanted != null) ? 0 : this.reading.idOf(id);
		}
		if (id == 0) {
			return;
		}
		PropertyTag<?> tag = PropertyTag.of(id << 16 | type);
		boolean eightBit = (type & ~MULTI_VALUED) == STRING8;
		if ((wanted != null && !wanted.contains(tag)) || (eightBit && properties.get(tag) != null)) {
			return;
		}
		try {
			if (raw == HTML_STRING8) {
				byte[] html = stream(streamName(raw));
				if (html != null) {
					OutlookProperties.putHtml(properties, html, this.strings);
				}
				return;
			}
			Object value = value(raw, at);
			if (value != null) {
				properties.putRaw(tag, value);
			}
		}
		catch (IOException ex) {
			this.reading.tell("The property 0x%08X cannot be read: %s".formatted(raw, Failures.reason(ex)));
		}
	}

	private @Nullable Object value(int tag, int at) throws IOException {
		int type = tag & 0xFFFF;
		if ((type & MULTI_VALUED) != 0) {
			return list(tag, type & ~MULTI_VALUED);
		}
		int size = PropertyDecoder.sizeOf(type);
		if (at >= 0 && size > 0 && size <= 8) {
			byte[] bytes = new byte[8];
			this.entries.get(at + 8, bytes);
			return this.decoder.decode(type, bytes);
		}
		byte[] bytes = stream(streamName(tag));
		return (bytes != null) ? this.decoder.decode(type, bytes) : null;
	}

	private @Nullable Object list(int tag, int type) throws IOException {
		byte[] bytes = stream(streamName(tag));
		if (bytes == null) {
			return null;
		}
		if (PropertyDecoder.sizeOf(type) > 0) {
			return this.decoder.decodeFixedList(type, bytes);
		}
		int lengthSize = (type == PropertyType.BINARY.code()) ? 8 : 4;
		int count = Math.min(bytes.length / lengthSize, this.reading.limits().properties());
		List<Object> values = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			byte[] element = stream(streamName(tag) + '-' + HEX.toHexDigits(i));
			Object value = (element != null) ? this.decoder.decode(type, element) : null;
			if (value != null) {
				values.add(value);
			}
		}
		return List.copyOf(values);
	}

	private static String streamName(int tag) {
		return STREAM + HEX.toHexDigits(tag);
	}

	private byte @Nullable [] stream(String name) throws IOException {
		Integer entry = this.children.get(name);
		return (entry != null && !this.reading.directory().isStorage(entry))
				? this.reading.read(entry, "The property '" + name.substring(STREAM.length()) + "'") : null;
	}

	/**
	 * Returns the entry of a value.
	 * @param tag the property
	 * @return the entry, a stream or the storage of an object; {@code null} if there is
	 * none
	 */
	@Nullable Integer entry(PropertyTag<?> tag) {
		return this.children.get(streamName(tag.value()));
	}

	/**
	 * Returns the entries of the recipients or attachments, ordered by name.
	 * @param prefix what their names begin with, in lower case
	 * @param limit how many to return
	 * @return the storages
	 */
	List<Integer> children(String prefix, int limit) {
		CompoundDirectory directory = this.reading.directory();
		String begin = prefix.toUpperCase(Locale.ROOT);
		List<Integer> found = this.children.entrySet()
			.stream()
			.filter((child) -> child.getKey().startsWith(begin) && directory.isStorage(child.getValue()))
			.sorted(Map.Entry.comparingByKey())
			.map(Map.Entry::getValue)
			.toList();
		if (found.size() > limit) {
			this.reading.tell("Of " + found.size() + " '" + prefix + "' only the first " + limit + " are shown");
			return found.subList(0, limit);
		}
		return found;
	}

	@Override
	public String toString() {
		return "storage '" + this.reading.directory().name(this.storage) + "'";
	}

}
