// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook.compound;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.source.SharedBytes;

/**
 * A storage of a compound file as a compound file of its own, which is what an OLE object
 * looks like outside of the message that it is in. Only its structure is in memory; the
 * streams are copied while it is read. Immutable; may be used on any thread.
 * <p>
 * Source: [MS-CFB].
 *
 * @since 0.1.0
 */
public final class DocumentFile {

	private static final int SECTOR = 512;

	private static final int MINI_SECTOR = 64;

	private static final int CUTOFF = 4096;

	private static final int PER_TABLE = SECTOR / 4;

	private static final int HEADER_TABLES = 109;

	private static final int ENTRY = 128;

	private static final int END = -2;

	private static final int TABLE = -3;

	private static final int TABLE_LIST = -4;

	private static final long SIGNATURE = 0xE11AB1A1E011CFD0L;

	private static final long MOST_BYTES = 1L << 32;

	private final CompoundFile file;

	/** The storage, then all that is in it. */
	private final List<Node> nodes = new ArrayList<>();

	private final List<Node> small = new ArrayList<>();

	private final List<Node> large = new ArrayList<>();

	private final int miniSectors;

	private final int dataSectors;

	/**
	 * Plans the file.
	 * @param file the file that the storage is in
	 * @param storage the storage
	 * @param limit how many storages and streams may be in it
	 * @throws IOException if there are more, or they have too many bytes
	 */
	public DocumentFile(CompoundFile file, int storage, int limit) throws IOException {
		this.file = file;
		CompoundDirectory directory = file.directory();
		this.nodes.add(new Node(storage, "Root Entry", 0));
		int mini = 0;
		long data = 0;
		for (int i = 0; i < this.nodes.size(); i++) {
			Node node = this.nodes.get(i);
			if (i > 0 && !directory.isStorage(node.entry)) {
				if (node.size < CUTOFF) {
					node.start = (node.size > 0) ? mini : END;
					mini += sectors(node.size, MINI_SECTOR);
					this.small.add(node);
				}
				else {
					data += sectors(node.size, SECTOR);
					this.large.add(node);
				}
				continue;
			}
			addChildren(node, directory, limit);
		}
		this.miniSectors = mini;
		if (data * SECTOR > MOST_BYTES) {
			throw new BrokenMailException("an object in it has more than " + MOST_BYTES + " bytes");
		}
		this.dataSectors = (int) data;
	}

	private void addChildren(Node storage, CompoundDirectory directory, int limit) throws IOException {
		List<Integer> children = directory.children(storage.entry);
		if (this.nodes.size() + children.size() > limit) {
			throw new BrokenMailException("an object in it has more than " + limit + " parts");
		}
		int first = this.nodes.size();
		children.stream()
			.map((entry) -> new Node(entry, directory.name(entry),
					directory.isStorage(entry) ? 0 : this.file.size(entry)))
			.sorted(Node.ORDER)
			.forEach(this.nodes::add);
		storage.child = link(first, this.nodes.size());
	}

	/**
	 * Makes a balanced tree of nodes.
	 * @param from the first one
	 * @param to the one after the last
	 * @return the one on top, or {@link CompoundDirectory#NONE}
	 */
	private int link(int from, int to) {
		if (from >= to) {
			return CompoundDirectory.NONE;
		}
		int middle = (from + to) >>> 1;
		this.nodes.get(middle).left = link(from, middle);
		this.nodes.get(middle).right = link(middle + 1, to);
		return middle;
	}

	private static int sectors(long bytes, int size) {
		return (int) ((bytes + size - 1) / size);
	}

	/**
	 * Returns the size of the file.
	 * @return the number of bytes
	 */
	public long size() {
		return new Layout().size();
	}

	/**
	 * Opens the file.
	 * @param bytes the file that the storage is in, which the stream does not close
	 * @return the bytes
	 */
	public InputStream open(SharedBytes bytes) {
		List<InputStream> parts = new ArrayList<>();
		parts.add(new ByteArrayInputStream(new Layout().structure()));
		int used = 0;
		for (Node node : this.small) {
			parts.add(this.file.open(bytes, node.entry));
			parts.add(padding(node.size, MINI_SECTOR));
			used += sectors(node.size, MINI_SECTOR) * MINI_SECTOR;
		}
		parts.add(padding(used, SECTOR));
		for (Node node : this.large) {
			parts.add(this.file.open(bytes, node.entry));
			parts.add(padding(node.size, SECTOR));
		}
		return new SequenceInputStream(Collections.enumeration(parts));
	}

	private static InputStream padding(long size, int sector) {
		return new ByteArrayInputStream(new byte[(int) (-size & (sector - 1))]);
	}

	/**
	 * A storage or stream.
	 */
	private static final class Node {

		/** Shorter names first, then by the characters in upper case. */
		static final Comparator<Node> ORDER = Comparator.<Node>comparingInt((node) -> node.name.length())
			.thenComparing((node) -> node.name.toUpperCase(Locale.ROOT));

		final int entry;

		final String name;

		final long size;

		int left = CompoundDirectory.NONE;

		int right = CompoundDirectory.NONE;

		int child = CompoundDirectory.NONE;

		/** The first sector of a small stream. */
		int start;

		Node(int entry, String name, long size) {
			this.entry = entry;
			this.name = name;
			this.size = size;
		}

	}

	/**
	 * Where the parts are: tables, lists of tables, directory, mini table, mini stream,
	 * streams.
	 */
	private final class Layout {

		private final int directory = sectors((long) DocumentFile.this.nodes.size() * ENTRY, SECTOR);

		private final int miniTable = sectors(4L * DocumentFile.this.miniSectors, SECTOR);

		private final int miniStream = sectors((long) MINI_SECTOR * DocumentFile.this.miniSectors, SECTOR);

		private final int tables;

		private final int lists;

		private final int total;

		Layout() {
			int content = this.directory + this.miniTable + this.miniStream + DocumentFile.this.dataSectors;
			int count = 0;
			int listed = 0;
			int needed = sectors(content, PER_TABLE);
			while (needed > count) {
				count = needed;
				listed = sectors(Math.max(0, count - HEADER_TABLES), PER_TABLE - 1);
				needed = sectors((long) content + count + listed, PER_TABLE);
			}
			this.tables = count;
			this.lists = listed;
			this.total = content + count + listed;
		}

		long size() {
			return (1L + this.total) * SECTOR;
		}

		/**
		 * Writes what stands before the streams.
		 * @return header, tables, directory and mini table
		 */
		byte[] structure() {
			int before = 1 + this.tables + this.lists + this.directory + this.miniTable;
			ByteBuffer out = ByteBuffer.allocate(before * SECTOR).order(ByteOrder.LITTLE_ENDIAN);
			int directoryStart = this.tables + this.lists;
			int miniTableStart = directoryStart + this.directory;
			writeHeader(out, directoryStart, miniTableStart);
			out.position(SECTOR);
			writeTables(out, miniTableStart);
			writeLists(out);
			int miniStreamStart = miniTableStart + this.miniTable;
			writeDirectory(out.slice(SECTOR * (1 + directoryStart), SECTOR * this.directory), miniStreamStart);
			writeMiniTable(out.slice(SECTOR * (1 + miniTableStart), SECTOR * this.miniTable));
			return out.array();
		}

		private void writeHeader(ByteBuffer out, int directoryStart, int miniTableStart) {
			out.putLong(0, SIGNATURE).putShort(24, (short) 0x3E).putShort(26, (short) 3);
			out.putShort(28, (short) 0xFFFE).putShort(30, (short) 9).putShort(32, (short) 6);
			out.putInt(44, this.tables).putInt(48, directoryStart).putInt(56, CUTOFF);
			out.putInt(60, (this.miniTable > 0) ? miniTableStart : END).putInt(64, this.miniTable);
			out.putInt(68, (this.lists > 0) ? this.tables : END).putInt(72, this.lists);
			for (int i = 0; i < HEADER_TABLES; i++) {
				out.putInt(76 + 4 * i, (i < this.tables) ? i : CompoundDirectory.NONE);
			}
		}

		private void writeTables(ByteBuffer out, int miniTableStart) {
			int end = SECTOR * (1 + this.tables);
			for (int i = 0; i < this.tables; i++) {
				out.putInt(TABLE);
			}
			for (int i = 0; i < this.lists; i++) {
				out.putInt(TABLE_LIST);
			}
			int next = this.tables + this.lists;
			next = writeChain(out, next, this.directory);
			next = writeChain(out, miniTableStart, this.miniTable);
			next = writeChain(out, next, this.miniStream);
			for (Node node : DocumentFile.this.large) {
				next = writeChain(out, next, sectors(node.size, SECTOR));
			}
			while (out.position() < end) {
				out.putInt(CompoundDirectory.NONE);
			}
		}

		private static int writeChain(ByteBuffer out, int start, int sectors) {
			for (int i = 1; i < sectors; i++) {
				out.putInt(start + i);
			}
			if (sectors > 0) {
				out.putInt(END);
			}
			return start + sectors;
		}

		private void writeLists(ByteBuffer out) {
			int next = HEADER_TABLES;
			for (int list = 0; list < this.lists; list++) {
				for (int i = 0; i < PER_TABLE - 1; i++, next++) {
					out.putInt((next < this.tables) ? next : CompoundDirectory.NONE);
				}
				out.putInt((list + 1 < this.lists) ? this.tables + list + 1 : END);
			}
		}

		private void writeDirectory(ByteBuffer slice, int miniStreamStart) {
			ByteBuffer out = slice.order(ByteOrder.LITTLE_ENDIAN);
			List<Node> all = DocumentFile.this.nodes;
			CompoundDirectory source = DocumentFile.this.file.directory();
			int next = miniStreamStart + this.miniStream;
			for (int i = 0; i < all.size(); i++) {
				Node node = all.get(i);
				int at = i * ENTRY;
				boolean storage = i == 0 || source.isStorage(node.entry);
				byte[] name = node.name.getBytes(StandardCharsets.UTF_16LE);
				out.put(at, name).putShort(at + 64, (short) (name.length + 2));
				out.put(at + 66, (byte) ((i == 0) ? 5 : storage ? 1 : 2)).put(at + 67, (byte) 1);
				out.putInt(at + 68, node.left).putInt(at + 72, node.right).putInt(at + 76, node.child);
				if (storage) {
					out.put(at + 80, source.classId(node.entry));
				}
				boolean big = !storage && node.size >= CUTOFF;
				out.putInt(at + 116, big ? next : node.start).putLong(at + 120, node.size);
				next += big ? sectors(node.size, SECTOR) : 0;
			}
			boolean mini = DocumentFile.this.miniSectors > 0;
			out.putInt(116, mini ? miniStreamStart : END)
				.putLong(120, (long) MINI_SECTOR * DocumentFile.this.miniSectors);
			for (int at = all.size() * ENTRY; at < out.capacity(); at += ENTRY) {
				out.putInt(at + 68, CompoundDirectory.NONE).putInt(at + 72, CompoundDirectory.NONE);
				out.putInt(at + 76, CompoundDirectory.NONE);
			}
		}

		private void writeMiniTable(ByteBuffer slice) {
			ByteBuffer out = slice.order(ByteOrder.LITTLE_ENDIAN);
			for (Node node : DocumentFile.this.small) {
				writeChain(out, node.start, sectors(node.size, MINI_SECTOR));
			}
			byte[] rest = new byte[out.remaining()];
			Arrays.fill(rest, (byte) CompoundDirectory.NONE);
			out.put(rest);
		}

	}

}
