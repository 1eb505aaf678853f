// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyType;
import org.jspecify.annotations.Nullable;

/**
 * Reads the attributes of TNEF, the form in which Outlook sends a message within a
 * message of the Internet. All or nothing: what is broken is refused. Contents of
 * attachments stay where they are. Used once, by one thread.
 * <p>
 * Source: [MS-OXTNEF].
 *
 * @since 0.1.0
 */
public final class TnefReader {

	private static final int SIGNATURE = 0x223E9F78;

	private static final int SIGNATURE_AND_KEY = 6;

	private static final int LEVEL_MESSAGE = 1;

	private static final int LEVEL_ATTACHMENT = 2;

	private static final int OEM_CODEPAGE = 0x9007;

	private static final int MAPI_PROPERTIES = 0x9003;

	private static final int RENDERING = 0x9002;

	private static final PropertyTag<String> TRANSPORT_NAME = PropertyTag.unicode(0x370C);

	private static final int MULTI_VALUED = 0x1000;

	private static final int FIRST_NAMED = 0x8000;

	private static final int PARTS = 100;

	private static final int STRING8 = 0x001E;

	private final ByteBuffer in;

	private final MailboxLimits limits;

	private final NamedProperties named;

	private final MailProperties values = new MailProperties();

	private final List<MailProperties> recipients = new ArrayList<>();

	private final List<TnefAttachment> attachments = new ArrayList<>();

	private final List<String> truncations;

	/** How many properties are left to the message with all of its recipients. */
	private int left;

	/** The strings of attributes, for programs that know no properties. */
	private StringDecoder attributeStrings;

	private StringDecoder strings;

	private PropertyDecoder decoder;

	private @Nullable TnefAttachment attachment;

	private TnefReader(ByteBuffer in, MailboxLimits limits, NamedProperties named, List<String> truncations,
			StringDecoder outer) {
		this.in = in;
		this.limits = limits;
		this.named = named;
		this.truncations = truncations;
		this.left = PARTS * limits.properties();
		this.attributeStrings = outer;
		this.strings = outer;
		this.decoder = new PropertyDecoder(outer);
	}

	static boolean isTnef(ByteBuffer bytes) {
		return bytes.remaining() >= 4 && bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt() == SIGNATURE;
	}

	/**
	 * Reads a message.
	 * @param bytes the whole of its TNEF
	 * @param limits what it may cost
	 * @param named the identifiers of named properties in the mailbox
	 * @param truncations where to tell what was left out
	 * @return the message
	 * @throws IOException if it is no TNEF, or broken
	 */
	public static TnefMessage read(ByteBuffer bytes, MailboxLimits limits, NamedProperties named,
			List<String> truncations) throws IOException {
		return read(bytes, limits, named, truncations, StringDecoder.UNKNOWN);
	}

	/**
	 * Reads a message that may be in another.
	 * @param bytes the whole of its TNEF
	 * @param limits what it may cost
	 * @param named the identifiers of named properties in the mailbox
	 * @param truncations where to tell what was left out
	 * @param outer decodes the strings of the message around it
	 * @return the message
	 * @throws IOException if it is no TNEF, or broken
	 */
	static TnefMessage read(ByteBuffer bytes, MailboxLimits limits, NamedProperties named, List<String> truncations,
			StringDecoder outer) throws IOException {
		if (!isTnef(bytes)) {
			throw new BrokenMailException("it is no TNEF");
		}
		ByteBuffer in = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
		try {
			return new TnefReader(in, limits, named, truncations, outer).read();
		}
		catch (BufferUnderflowException | IllegalArgumentException ex) {
			throw new BrokenMailException("its TNEF ends too early", ex);
		}
	}

	private TnefMessage read() throws IOException {
		findCodePages();
		attributes((level, id, value) -> {
			switch (level) {
				case LEVEL_MESSAGE -> ofMessage(id, value);
				case LEVEL_ATTACHMENT -> ofAttachment(id, value);
				default -> throw new BrokenMailException("its TNEF is broken");
			}
		});
		return new TnefMessage(this.values, this.recipients, this.attachments, this.named, this.strings);
	}

	/**
	 * Goes through the attributes.
	 * @param visitor what to do with each
	 * @throws IOException if they are broken
	 */
	private void attributes(AttributeVisitor visitor) throws IOException {
		this.in.position(SIGNATURE_AND_KEY);
		while (this.in.hasRemaining()) {
			int level = this.in.get();
			if (level == '\r' || level == '\n' || level == 0) {
				// what was appended on the way
				continue;
			}
			int id = this.in.getInt() & 0xFFFF;
			ByteBuffer value = TnefBytes.take(this.in, this.in.getInt());
			this.in.getShort();
			visitor.visit(level, id, value);
		}
	}

	/**
	 * Finds out what strings are in, wherever that is told: those of attributes in the
	 * code page of {@code attOemCodepage}, those of properties in that of
	 * {@code PR_MESSAGE_CODEPAGE}, else in the same.
	 * @throws IOException if the message is broken
	 */
	private void findCodePages() throws IOException {
		Integer[] found = new Integer[3];
		attributes((level, id, value) -> {
			if (level == LEVEL_MESSAGE && id == OEM_CODEPAGE) {
				found[0] = value.getInt();
			}
			else if (level == LEVEL_MESSAGE && id == MAPI_PROPERTIES) {
				properties(value, (type, property, values) -> {
					int tag = property << 16 | type;
					if (tag == StringDecoder.MESSAGE_CODEPAGE && !values.isEmpty()) {
						found[1] = values.get(0).getInt(0);
					}
					else if (tag == StringDecoder.MESSAGE_LOCALE_ID && !values.isEmpty()) {
						found[2] = values.get(0).getInt(0);
					}
				});
			}
		});
		StringDecoder local = this.strings.of(null, found[2]);
		this.attributeStrings = local.of(found[1], null).of(found[0], null);
		this.strings = local.of(found[0], null).of(found[1], null);
		this.decoder = new PropertyDecoder(this.strings);
		this.left = PARTS * this.limits.properties();
	}

	private void ofMessage(int id, ByteBuffer value) throws IOException {
		switch (id) {
			case MAPI_PROPERTIES -> properties(value, this.values, null);
			case 0x9004 -> recipients(value);
			case 0x8008 -> absent(this.values, PropertyTags.MESSAGE_CLASS, MicrosoftMailClass.today(text(value)));
			case 0x8004 -> absent(this.values, PropertyTags.SUBJECT, text(value));
			case 0x800C -> absent(this.values, PropertyTags.BODY, text(value));
			case 0x8000 -> TnefBytes.sender(value, this.attributeStrings, this.values);
			case 0x8005 -> absent(this.values, PropertyTags.CLIENT_SUBMIT_TIME, TnefBytes.time(value));
			case 0x8006 -> absent(this.values, PropertyTags.DELIVERY_TIME, TnefBytes.time(value));
			default -> {
				// for programs that know no properties, or told by the header
			}
		}
	}

	private void ofAttachment(int id, ByteBuffer value) throws IOException {
		TnefAttachment current = this.attachment;
		if (current == null || id == RENDERING) {
			current = new TnefAttachment();
			this.attachment = current;
			if (this.attachments.size() < this.limits.attachments()) {
				this.attachments.add(current);
			}
			else {
				this.truncations.add("Of the attachments only the first " + this.limits.attachments() + " are shown");
			}
		}
		switch (id) {
			case RENDERING -> current.rendering(value);
			case 0x8010 -> absent(current.values, PropertyTags.ATTACH_FILENAME, text(value));
			case 0x9001 -> absent(current.values, TRANSPORT_NAME, text(value));
			case 0x800F -> {
				current.data = value;
			}
			case 0x9005 -> properties(value, current.values, current);
			default -> {
				// pictures and times that properties have, too
			}
		}
	}

	private void recipients(ByteBuffer value) throws IOException {
		int count = value.getInt();
		for (int i = 0; i < count; i++) {
			MailProperties row = new MailProperties();
			properties(value, row, null);
			if (this.recipients.size() < this.limits.recipients()) {
				this.recipients.add(row);
			}
		}
		if (count > this.limits.recipients()) {
			this.truncations.add("Of the recipients only the first " + this.limits.recipients() + " were read");
		}
	}

	private void properties(ByteBuffer from, MailProperties into, @Nullable TnefAttachment owner) throws IOException {
		properties(from, (type, id, read) -> {
			if (id == PropertyTags.ATTACH_DATA_BIN.id()) {
				if (owner != null && read.size() == 1) {
					owner.content(type, read.get(0));
				}
			}
			else if (id == PropertyTags.HTML.id() && type == STRING8 && read.size() == 1) {
				OutlookProperties.putHtml(into, TnefBytes.bytes(read.get(0)), this.strings);
			}
			else if (PropertyType.ofCode(type) != null) {
				Object value = decode(type, read);
				if (value != null) {
					into.putRaw(PropertyTag.of(id << 16 | type), value);
				}
			}
		});
	}

	/**
	 * Goes through properties. Those with names have the identifiers of the mailbox.
	 * @param from the properties
	 * @param visitor what to do with each
	 * @throws IOException if they are broken
	 */
	private void properties(ByteBuffer from, PropertyVisitor visitor) throws IOException {
		int count = from.getInt();
		this.left -= count;
		if (count < 0 || count > this.limits.properties() || this.left < 0) {
			throw new BrokenMailException("its TNEF claims " + count + " properties");
		}
		for (int i = 0; i < count; i++) {
			int type = from.getShort() & 0xFFFF;
			int id = from.getShort() & 0xFFFF;
			PropertyName name = (id >= FIRST_NAMED) ? TnefBytes.name(from) : null;
			List<ByteBuffer> read = values(from, type);
			int own = (name != null) ? this.named.idOf(name) : id;
			if (own > 0) {
				visitor.visit(type, own, read);
			}
		}
	}

	private List<ByteBuffer> values(ByteBuffer from, int type) throws IOException {
		int single = type & ~MULTI_VALUED;
		int size = PropertyDecoder.sizeOf(single);
		int count = (size == 0 || single != type) ? from.getInt() : 1;
		if (single == PropertyType.NULL.code()) {
			return List.of();
		}
		if (size == 0 && single != STRING8 && single != PropertyType.UNICODE.code()
				&& single != PropertyType.BINARY.code() && single != PropertyType.OBJECT.code()) {
			throw new BrokenMailException("its TNEF has a property of a type that is not known");
		}
		if (count < 0 || count > Math.min(this.limits.properties(), from.remaining() / 4)) {
			throw new BufferUnderflowException();
		}
		List<ByteBuffer> values = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			values.add(TnefBytes.padded(from, (size > 0) ? size : from.getInt()));
		}
		return values;
	}

	private @Nullable Object decode(int type, List<ByteBuffer> values) {
		if ((type & MULTI_VALUED) == 0) {
			return (values.size() == 1) ? this.decoder.decode(type, TnefBytes.bytes(values.get(0))) : null;
		}
		List<Object> decoded = new ArrayList<>();
		for (ByteBuffer value : values) {
			Object one = this.decoder.decode(type & ~MULTI_VALUED, TnefBytes.bytes(value));
			if (one != null) {
				decoded.add(one);
			}
		}
		return decoded.isEmpty() ? null : List.copyOf(decoded);
	}

	private String text(ByteBuffer value) {
		return PropertyDecoder.withoutZero(this.attributeStrings.decode(TnefBytes.bytes(value)));
	}

	private static void absent(MailProperties values, PropertyTag<String> tag, String value) {
		if (values.get(tag) == null) {
			values.putText(tag, value);
		}
	}

	private static void absent(MailProperties values, PropertyTag<Instant> tag, @Nullable Instant value) {
		if (values.get(tag) == null) {
			values.put(tag, value);
		}
	}

	/**
	 * What to do with an attribute.
	 */
	@FunctionalInterface
	private interface AttributeVisitor {

		void visit(int level, int id, ByteBuffer value) throws IOException;

	}

	/**
	 * What to do with a property.
	 */
	@FunctionalInterface
	private interface PropertyVisitor {

		void visit(int type, int id, List<ByteBuffer> values);

	}

}
