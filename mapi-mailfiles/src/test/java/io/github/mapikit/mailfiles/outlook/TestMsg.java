// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.mapikit.mailfiles.Mailbox;
import io.github.mapikit.mailfiles.MailboxReader;
import io.github.mapikit.mailfiles.TestMail;
import io.github.mapikit.mailfiles.item.MailContent;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Writes an Outlook message, or a recipient or attachment of one, by [MS-OXMSG].
 */
final class TestMsg {

	private final Map<Integer, Long> fixed = new LinkedHashMap<>();

	private final Map<String, byte[]> streams = new LinkedHashMap<>();

	private final List<TestMsg> recipients = new ArrayList<>();

	private final List<TestMsg> attachments = new ArrayList<>();

	private final List<byte[]> sets = new ArrayList<>();

	private final ByteArrayOutputStream nameEntries = new ByteArrayOutputStream();

	private final ByteArrayOutputStream nameStrings = new ByteArrayOutputStream();

	private TestMsg message;

	private Map<String, byte[]> object;

	private boolean listed = true;

	TestMsg number(int tag, long value) {
		this.fixed.put(tag, value);
		return this;
	}

	TestMsg bytes(int tag, byte[] value) {
		this.fixed.put(tag, (long) value.length);
		this.streams.put("__substg1.0_%08X".formatted(tag), value);
		return this;
	}

	TestMsg text(int id, String value) {
		return bytes(id << 16 | 0x1F, value.getBytes(StandardCharsets.UTF_16LE));
	}

	TestMsg text(int id, String value, String charset) throws IOException {
		return bytes(id << 16 | 0x1E, value.getBytes(charset));
	}

	TestMsg stream(String name, byte[] value) {
		this.streams.put(name, value);
		return this;
	}

	/** Leaves out the stream that lists the properties. */
	TestMsg unlisted() {
		this.listed = false;
		return this;
	}

	TestMsg recipient(TestMsg row) {
		this.recipients.add(row);
		return this;
	}

	TestMsg attachment(TestMsg row) {
		this.attachments.add(row);
		return this;
	}

	TestMsg message(TestMsg embedded) {
		this.message = embedded;
		return this;
	}

	TestMsg object(Map<String, byte[]> ole) {
		this.object = ole;
		return this;
	}

	/** Names the property of the next identifier, from 0x8000. */
	TestMsg name(UUID set, int number) {
		return name(set, number, 0);
	}

	TestMsg name(UUID set, String name) {
		int at = this.nameStrings.size();
		byte[] text = name.getBytes(StandardCharsets.UTF_16LE);
		this.nameStrings.writeBytes(buffer(4).putInt(text.length).array());
		this.nameStrings.writeBytes(text);
		this.nameStrings.writeBytes(new byte[-text.length & 3]);
		return name(set, at, 1);
	}

	private TestMsg name(UUID set, int value, int kind) {
		ByteBuffer guid = buffer(16).putInt((int) (set.getMostSignificantBits() >>> 32))
			.putShort((short) (set.getMostSignificantBits() >>> 16))
			.putShort((short) set.getMostSignificantBits());
		guid.order(ByteOrder.BIG_ENDIAN).putLong(set.getLeastSignificantBits());
		this.sets.add(guid.array());
		int index = 2 + this.sets.size();
		int number = this.nameEntries.size() / 8;
		this.nameEntries
			.writeBytes(buffer(8).putInt(value).putShort((short) (index << 1 | kind)).putShort((short) number).array());
		return this;
	}

	static ByteBuffer buffer(int size) {
		return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
	}

	byte[] toBytes() throws IOException {
		try (POIFSFileSystem file = new POIFSFileSystem(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			write(file.getRoot(), 32);
			DirectoryEntry names = file.getRoot().createDirectory("__nameid_version1.0");
			ByteArrayOutputStream guids = new ByteArrayOutputStream();
			this.sets.forEach(guids::writeBytes);
			add(names, "__substg1.0_00020102", guids.toByteArray());
			add(names, "__substg1.0_00030102", this.nameEntries.toByteArray());
			add(names, "__substg1.0_00040102", this.nameStrings.toByteArray());
			file.writeFilesystem(out);
			return out.toByteArray();
		}
	}

	private void write(DirectoryEntry directory, int header) throws IOException {
		ByteBuffer list = buffer(header + 16 * this.fixed.size());
		list.position(header);
		this.fixed.forEach((tag, value) -> list.putInt(tag).putInt(6).putLong(value));
		if (this.listed) {
			add(directory, "__properties_version1.0", list.array());
		}
		for (Map.Entry<String, byte[]> stream : this.streams.entrySet()) {
			add(directory, stream.getKey(), stream.getValue());
		}
		for (int i = 0; i < this.recipients.size(); i++) {
			this.recipients.get(i).write(directory.createDirectory("__recip_version1.0_#%08X".formatted(i)), 8);
		}
		for (int i = 0; i < this.attachments.size(); i++) {
			this.attachments.get(i).write(directory.createDirectory("__attach_version1.0_#%08X".formatted(i)), 8);
		}
		if (this.message != null) {
			this.message.write(directory.createDirectory("__substg1.0_3701000D"), 24);
		}
		if (this.object != null) {
			DirectoryEntry storage = directory.createDirectory("__substg1.0_3701000D");
			for (Map.Entry<String, byte[]> stream : this.object.entrySet()) {
				add(storage, stream.getKey(), stream.getValue());
			}
		}
	}

	private static void add(DirectoryEntry directory, String name, byte[] bytes) throws IOException {
		directory.createDocument(name, new ByteArrayInputStream(bytes));
	}

	Path write(Path folder) throws IOException {
		Path file = folder.resolve("test.msg");
		try (OutputStream out = Files.newOutputStream(file)) {
			out.write(toBytes());
		}
		return file;
	}

	/**
	 * Writes the message and reads it.
	 * @param folder where to write it
	 * @return what was read
	 */
	MailContent read(Path folder) throws IOException {
		write(folder);
		try (Mailbox mailbox = new MailboxReader().open(List.of(folder.toString()))) {
			return TestMail.only(mailbox).open();
		}
	}

}
