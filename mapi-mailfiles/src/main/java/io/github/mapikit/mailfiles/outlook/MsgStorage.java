// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.limits.BoundedStream;
import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.limits.LimitedOutput;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyType;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.DocumentNode;
import org.apache.poi.poifs.filesystem.Entry;
import org.jspecify.annotations.Nullable;

/**
 * The properties of one object in an Outlook message: a storage with a stream of values
 * and, for values that are not of a fixed size, a stream each. Read here rather than by
 * HSMF, which loads attachments with everything else. Belongs to one thread.
 * <p>
 * Source: [MS-OXMSG], 2.
 */
final class MsgStorage {

	private static final String PROPERTIES = "__properties_version1.0";

	private static final String STREAM = "__substg1.0_";

	private static final int ENTRY_SIZE = 16;

	private static final int MULTI_VALUED = 0x1000;

	private static final int[] CODE_PAGES = { 0x3FFD0003, 0x3FDE0003 };

	private final DirectoryNode directory;

	private final MailboxLimits limits;

	private final ByteBuffer entries;

	private final List<String> truncations;

	private PropertyDecoder decoder;

	/**
	 * Reads the values of fixed size.
	 * @param directory the storage
	 * @param headerSize number of bytes that the stream of values begins with
	 * @param codePage the message's code page, if it is known already
	 * @param limits what may be read
	 * @param truncations where to tell what was left out
	 * @throws IOException if the storage cannot be read
	 */
	MsgStorage(DirectoryNode directory, int headerSize, @Nullable Integer codePage, MailboxLimits limits,
			List<String> truncations) throws IOException {
		this.directory = directory;
		this.limits = limits;
		this.truncations = truncations;
		byte[] bytes = stream(PROPERTIES);
		if (bytes == null) {
			throw new BrokenMailException("it is no Outlook message: it has no properties");
		}
		int start = Math.min(headerSize, bytes.length);
		int count = Math.min((bytes.length - start) / ENTRY_SIZE, limits.properties());
		this.entries = ByteBuffer.wrap(bytes, start, count * ENTRY_SIZE).slice().order(ByteOrder.LITTLE_ENDIAN);
		this.decoder = new PropertyDecoder((codePage != null) ? codePage : codePage());
	}

	/**
	 * Returns the code page of strings that are not Unicode.
	 * @return the number, or {@code null} if the message does not tell
	 */
	@Nullable Integer codePage() {
		for (int tag : CODE_PAGES) {
			int at = find(tag);
			if (at >= 0 && this.entries.getInt(at + 8) > 0) {
				return this.entries.getInt(at + 8);
			}
		}
		return null;
	}

	private int find(int tag) {
		for (int at = 0; at < this.entries.capacity(); at += ENTRY_SIZE) {
			if (this.entries.getInt(at) == tag) {
				return at;
			}
		}
		return -1;
	}

	/**
	 * Reads properties.
	 * @param wanted the tags to read, or {@code null} for all
	 * @param unwanted identifiers that are not to be read
	 * @return the properties
	 * @throws IOException if the storage cannot be read
	 */
	MailProperties read(@Nullable Set<PropertyTag<?>> wanted, Set<Integer> unwanted) throws IOException {
		MailProperties properties = new MailProperties();
		for (int at = 0; at < this.entries.capacity(); at += ENTRY_SIZE) {
			int raw = this.entries.getInt(at);
			if (PropertyType.ofCode(raw & 0xFFFF) == null || unwanted.contains(raw >>> 16)) {
				continue;
			}
			PropertyTag<?> tag = PropertyTag.of(raw);
			if (wanted != null && !wanted.contains(tag)) {
				continue;
			}
			Object value = value(raw, at);
			if (value != null) {
				properties.putRaw(tag, value);
			}
		}
		return properties;
	}

	private @Nullable Object value(int tag, int at) throws IOException {
		int type = tag & 0xFFFF;
		if ((type & MULTI_VALUED) != 0) {
			return list(tag, type & ~MULTI_VALUED);
		}
		int size = PropertyDecoder.sizeOf(type);
		if (size > 0 && size <= 8) {
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
		int count = Math.min(bytes.length / lengthSize, this.limits.properties());
		List<Object> values = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			byte[] element = stream("%s-%08X".formatted(streamName(tag), i));
			Object value = (element != null) ? this.decoder.decode(type, element) : null;
			if (value != null) {
				values.add(value);
			}
		}
		return List.copyOf(values);
	}

	static String streamName(int tag) {
		return STREAM + "%08X".formatted(tag);
	}

	private byte @Nullable [] stream(String name) throws IOException {
		DocumentNode node = document(name);
		if (node == null) {
			return null;
		}
		try (InputStream in = new DocumentInputStream(node)) {
			// grows with what is there, whatever size the file claims
			ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(Math.max(node.getSize(), 32), 8192));
			in.transferTo(new LimitedOutput(out, this.limits.bodyBytes()));
			if (node.getSize() > this.limits.bodyBytes()) {
				this.truncations
					.add("The property '" + name + "' was cut off after " + this.limits.bodyBytes() + " bytes");
			}
			return out.toByteArray();
		}
	}

	private @Nullable DocumentNode document(String name) throws IOException {
		return (this.directory.hasEntryCaseInsensitive(name)
				&& this.directory.getEntryCaseInsensitive(name) instanceof DocumentNode node) ? node : null;
	}

	/**
	 * Opens the stream of a value.
	 * @param tag the property
	 * @return the stream, or {@code null} if there is none
	 * @throws IOException if the storage cannot be read
	 */
	@Nullable InputStream openStream(PropertyTag<?> tag) throws IOException {
		DocumentNode node = document(streamName(tag.value()));
		return (node != null) ? new BoundedStream(new DocumentInputStream(node), this.limits.attachmentBytes(), null)
				: null;
	}

	long streamSize(PropertyTag<?> tag) throws IOException {
		DocumentNode node = document(streamName(tag.value()));
		return (node != null) ? Math.min(node.getSize(), this.limits.attachmentBytes()) : 0;
	}

	/**
	 * Returns the storage of a value that is an object.
	 * @return the storage, or {@code null} if there is none
	 * @throws IOException if the storage cannot be read
	 */
	@Nullable DirectoryNode dataStorage() throws IOException {
		String name = streamName(PropertyTags.ATTACH_DATA_OBJ.value());
		return (this.directory.hasEntryCaseInsensitive(name)
				&& this.directory.getEntryCaseInsensitive(name) instanceof DirectoryNode node) ? node : null;
	}

	/**
	 * Returns the storages of the recipients or attachments, ordered by name.
	 * @param prefix what their names begin with
	 * @param limit how many to return
	 * @return the storages
	 */
	List<DirectoryNode> children(String prefix, int limit) {
		List<DirectoryNode> children = new ArrayList<>();
		for (Iterator<Entry> all = this.directory.getEntries(); all.hasNext();) {
			if (all.next() instanceof DirectoryNode node && node.getName().startsWith(prefix)) {
				children.add(node);
			}
		}
		children.sort((first, second) -> first.getName().compareTo(second.getName()));
		if (children.size() > limit) {
			this.truncations.add("Of " + children.size() + " '" + prefix + "' only the first " + limit + " are shown");
			return children.subList(0, limit);
		}
		return children;
	}

}
