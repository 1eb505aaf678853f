// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ndb;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.source.SharedBytes;
import org.jspecify.annotations.Nullable;

/**
 * The node database of an open data file: finds, checks and decodes pages and blocks. May
 * be used on any thread, by many at once; who reads has a {@link NodeReader}.
 * <p>
 * Source: [MS-PST], 2.2.2; for compressed blocks the notes of libyal, "Personal Folder
 * File (PFF) file format specification".
 *
 * @since 0.1.0
 */
public final class NodeDatabase implements Closeable {

	/** What objects cost beside their bytes, about. */
	private static final int OBJECT_SIZE = 160;

	private static final int ZLIB_DEFLATE = 8;

	private static final int ZLIB_CHECK = 31;

	private final SharedBytes bytes;

	private final BlockCache cache;

	private final Duration limit;

	private final boolean lenient;

	private final PstHeader header;

	private final BTree nodes;

	private final BTree blocks;

	/**
	 * Opens a database.
	 * @param bytes the file, which is the database's if this succeeds
	 * @param cache where pages and blocks are kept
	 * @param limit how long an operation may take
	 * @param lenient whether to let blocks and pages through whose checksums are wrong
	 * @throws IOException if the file cannot be read, or is no data file that is known
	 */
	public NodeDatabase(SharedBytes bytes, BlockCache cache, Duration limit, boolean lenient) throws IOException {
		this.bytes = bytes;
		this.cache = cache;
		this.limit = limit;
		this.lenient = lenient;
		this.header = PstHeader.read(bytes);
		this.nodes = new BTree(this, this.header.nodes(), BTree.NODES);
		this.blocks = new BTree(this, this.header.blocks(), BTree.BLOCKS);
	}

	/**
	 * Begins an operation.
	 * @return a reader for one thread at a time
	 */
	public NodeReader reader() {
		return new NodeReader(this, this.limit);
	}

	/**
	 * Returns the layout of the file.
	 * @return the layout
	 */
	public NdbFormat format() {
		return this.header.format();
	}

	/**
	 * Returns what is wrong with the file as a whole, as far as it was read.
	 * @return sentences for people
	 */
	public List<String> damages() {
		return Stream.of(this.header.damage(), this.nodes.damage(), this.blocks.damage())
			.filter(Objects::nonNull)
			.toList();
	}

	int read(long place, byte[] target) throws IOException {
		return PstHeader.readFully(this.bytes, place, target);
	}

	long length() throws IOException {
		return this.bytes.length();
	}

	BTree nodes() {
		return this.nodes;
	}

	BTree blocks() {
		return this.blocks;
	}

	BTreePage page(BlockRef ref, int type, NodeReader reader) throws IOException {
		reader.check();
		BlockCache.Key key = new BlockCache.Key(this, true, ref.place());
		BTreePage page;
		if (this.cache.get(key) instanceof CachedPage cached && cached.id() == ref.id() && cached.type() == type) {
			page = cached.page();
		}
		else {
			byte[] content = new byte[format().pageSize()];
			if (reader.read(ref.place(), content) < content.length) {
				throw new BrokenMailException(
						"it ends before its page at " + NodeIds.shown(ref.place()) + " does; it may be cut off");
			}
			page = BTreePage.of(format(), content, ref, type, this.lenient);
			this.cache.put(key, new CachedPage(ref.id(), type, page), content.length + OBJECT_SIZE);
		}
		reader.note(page.damage());
		return page;
	}

	BlockEntry entry(long id, NodeReader reader) throws IOException {
		// the lowest bit says nothing of the block
		BlockEntry entry = this.blocks.block(id & ~1L, reader);
		if (entry == null) {
			throw new BrokenMailException("there is no block " + NodeIds.shown(id) + " in it");
		}
		return entry;
	}

	byte[] block(long id, NodeReader reader) throws IOException {
		reader.check();
		BlockCache.Key key = new BlockCache.Key(this, false, id & ~1L);
		Block block;
		if (this.cache.get(key) instanceof Block cached) {
			block = cached;
		}
		else {
			block = read(entry(id, reader), reader);
			this.cache.put(key, block, block.bytes().length + OBJECT_SIZE);
		}
		reader.note(block.damage());
		return block.bytes();
	}

	private Block read(BlockEntry entry, NodeReader reader) throws IOException {
		NdbFormat format = format();
		int trailer = format.trailerSize();
		if (entry.stored() > format.largestBlock() - trailer) {
			throw new BrokenMailException(shown(entry) + " is larger than blocks can be");
		}
		int alignment = format.alignment();
		byte[] raw = new byte[(entry.stored() + trailer + alignment - 1) / alignment * alignment];
		if (reader.read(entry.place(), raw) < raw.length) {
			throw new BrokenMailException("it ends before its " + shown(entry) + " does; it may be cut off");
		}
		String damage = damage(entry, raw, raw.length - trailer);
		if (damage != null && !this.lenient) {
			throw new BrokenMailException(damage);
		}
		byte[] content = Arrays.copyOf(raw, entry.stored());
		if (entry.size() == entry.stored()) {
			return new Block(decoded(content, entry.id()), damage);
		}
		return new Block(decompressed(content, entry), damage);
	}

	private static String shown(BlockEntry entry) {
		return "block " + NodeIds.shown(entry.id());
	}

	private @Nullable String damage(BlockEntry entry, byte[] raw, int trailer) {
		boolean ansi = format().isAnsi();
		long id = format().id(raw, trailer + (ansi ? 4 : 8));
		if (id != entry.id()) {
			return "where " + shown(entry) + " should be there is another";
		}
		if (LittleEndian.i32(raw, trailer + (ansi ? 8 : 4)) != Checksums.crc(raw, 0, entry.stored())) {
			return "the checksum of " + shown(entry) + " is wrong";
		}
		if (LittleEndian.u16(raw, trailer) != entry.stored()) {
			return "the size of " + shown(entry) + " is wrong";
		}
		return (LittleEndian.u16(raw, trailer + 2) != Checksums.signature(entry.place(), entry.id()))
				? "the signature of " + shown(entry) + " is wrong" : null;
	}

	private byte[] decoded(byte[] content, long id) {
		if (!BlockEntry.isInternal(id)) {
			this.header.encoding().decode(content, id);
		}
		return content;
	}

	/**
	 * Decompresses a block. Whether it was compressed before it was encoded or after is
	 * written nowhere, and its first bytes tell.
	 */
	private byte[] decompressed(byte[] content, BlockEntry entry) throws IOException {
		try {
			return isCompressed(content) ? decoded(inflate(content, entry.size()), entry.id())
					: inflate(decoded(content, entry.id()), entry.size());
		}
		catch (DataFormatException ex) {
			throw new BrokenMailException(shown(entry) + " cannot be decompressed", ex);
		}
	}

	private static boolean isCompressed(byte[] content) {
		return content.length > 2 && (content[0] & 0x0F) == ZLIB_DEFLATE
				&& (LittleEndian.u8(content, 0) << 8 | LittleEndian.u8(content, 1)) % ZLIB_CHECK == 0;
	}

	private static byte[] inflate(byte[] content, int size) throws DataFormatException {
		Inflater inflater = new Inflater();
		try {
			inflater.setInput(content);
			byte[] result = new byte[size];
			int length = 0;
			while (length < size) {
				int count = inflater.inflate(result, length, size - length);
				if (count == 0) {
					throw new DataFormatException("It has " + length + " bytes instead of " + size);
				}
				length += count;
			}
			return result;
		}
		finally {
			inflater.end();
		}
	}

	@Override
	public void close() throws IOException {
		this.bytes.close();
	}

	/**
	 * A page that was checked.
	 */
	private record CachedPage(long id, int type, BTreePage page) {

	}

}
