// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook.compound;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.source.RangeStream;
import io.github.mapikit.mailfiles.source.SharedBytes;

/**
 * The structure of a compound file: which sectors belong to which stream. Read once, then
 * unchanging; holds no handle, so that streams can be opened later, on any thread, from
 * whatever bytes the caller has opened. A chain of sectors that is broken costs the
 * stream that it belongs to.
 * <p>
 * Memory: four bytes a sector and 128 bytes an entry, both bounded.
 * <p>
 * Source: [MS-CFB].
 *
 * @since 0.1.0
 */
public final class CompoundFile {

	private static final long SIGNATURE = 0xE11AB1A1E011CFD0L;

	private static final int HEADER = 512;

	private static final int HEADER_TABLES = 109;

	private static final int LARGEST_SECTOR = 16;

	/** Sectors of a file that can be read: 8 GB of those of 512 bytes. */
	private static final int MOST_SECTORS = 1 << 24;

	private static final int MOST_ENTRIES = 500_000;

	private static final int DEFAULT_CUTOFF = 4096;

	private static final int LARGEST_CUTOFF = 1 << 20;

	private final int sectorShift;

	private final int miniShift;

	private final int cutoff;

	private final boolean longSizes;

	/** The sector that follows each sector. */
	private final int[] table;

	/** The same for the small sectors that the mini stream is made of. */
	private final int[] miniTable;

	/** The sectors of the mini stream. */
	private final int[] miniStream;

	private final CompoundDirectory directory;

	private CompoundFile(SharedBytes bytes) throws IOException {
		ByteBuffer header = ByteBuffer.wrap(readFully(bytes, 0, HEADER)).order(ByteOrder.LITTLE_ENDIAN);
		if (header.getLong(0) != SIGNATURE) {
			throw new BrokenMailException("it is no compound file");
		}
		this.longSizes = header.getShort(26) >= 4;
		this.sectorShift = header.getShort(30);
		this.miniShift = header.getShort(32);
		if (this.sectorShift < 7 || this.sectorShift > LARGEST_SECTOR || this.miniShift < 4
				|| this.miniShift > this.sectorShift) {
			throw new BrokenMailException("its sectors have no size that is known");
		}
		int size = header.getInt(56);
		this.cutoff = (size > 0 && size <= LARGEST_CUTOFF) ? size : DEFAULT_CUTOFF;
		long sectors = ((bytes.length() - 1) >> this.sectorShift);
		if (sectors > MOST_SECTORS) {
			throw new BrokenMailException("it has more than " + MOST_SECTORS + " sectors");
		}
		this.table = readTable(bytes, header, (int) sectors);
		int perSector = 1 << (this.sectorShift - 7);
		byte[] entries = readChain(bytes, header.getInt(48), MOST_ENTRIES / perSector);
		this.directory = new CompoundDirectory(entries);
		this.miniStream = chain(this.directory.start(0), this.table.length);
		int perTable = 1 << (this.sectorShift - 2);
		int miniSectors = this.miniStream.length << (this.sectorShift - this.miniShift);
		this.miniTable = toInts(readChain(bytes, header.getInt(60), (miniSectors + perTable - 1) / perTable));
	}

	/**
	 * Reads the structure of a file.
	 * @param bytes the file, which is needed no longer than this takes
	 * @return the structure
	 * @throws IOException if the file cannot be read or is no compound file
	 */
	public static CompoundFile read(SharedBytes bytes) throws IOException {
		return new CompoundFile(bytes);
	}

	/**
	 * Returns the directory.
	 * @return what storages and streams there are
	 */
	public CompoundDirectory directory() {
		return this.directory;
	}

	private int[] readTable(SharedBytes bytes, ByteBuffer header, int sectors) throws IOException {
		int[] whole = new int[sectors];
		Arrays.fill(whole, CompoundDirectory.NONE);
		int perTable = 1 << (this.sectorShift - 2);
		int needed = (sectors + perTable - 1) / perTable;
		int read = 0;
		for (; read < Math.min(needed, HEADER_TABLES); read++) {
			readTable(bytes, header.getInt(76 + 4 * read), whole, read * perTable);
		}
		int list = header.getInt(68);
		while (read < needed && list >= 0 && list < sectors) {
			int[] tables = toInts(readSector(bytes, list));
			for (int i = 0; i < perTable - 1 && read < needed; i++, read++) {
				readTable(bytes, tables[i], whole, read * perTable);
			}
			list = tables[perTable - 1];
		}
		return whole;
	}

	private void readTable(SharedBytes bytes, int sector, int[] whole, int at) throws IOException {
		if (sector >= 0 && sector < whole.length) {
			int[] part = toInts(readSector(bytes, sector));
			System.arraycopy(part, 0, whole, at, Math.min(part.length, whole.length - at));
		}
	}

	private byte[] readSector(SharedBytes bytes, int sector) throws IOException {
		return readFully(bytes, (sector + 1L) << this.sectorShift, 1 << this.sectorShift);
	}

	/**
	 * Reads bytes, zeros where the file ends too early.
	 * @param bytes the file
	 * @param position where to begin
	 * @param length how many to read
	 * @return as many bytes
	 * @throws IOException if they cannot be read
	 */
	private static byte[] readFully(SharedBytes bytes, long position, int length) throws IOException {
		byte[] read = new byte[length];
		new RangeStream(bytes, position, position + length).readNBytes(read, 0, length);
		return read;
	}

	private static int[] toInts(byte[] bytes) {
		int[] ints = new int[bytes.length / 4];
		ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(ints);
		return ints;
	}

	/**
	 * Lists a chain of sectors as far as it goes.
	 * @param start the first sector
	 * @param limit how many sectors to list at most, which ends a chain that is a ring
	 * @return the sectors
	 */
	private int[] chain(int start, int limit) {
		int[] sectors = new int[Math.min(limit, 64)];
		int count = 0;
		for (int at = start; at >= 0 && at < this.table.length && count < limit; at = this.table[at]) {
			if (count == sectors.length) {
				sectors = Arrays.copyOf(sectors, (int) Math.min(limit, 2L * count));
			}
			sectors[count++] = at;
		}
		return Arrays.copyOf(sectors, count);
	}

	private byte[] readChain(SharedBytes bytes, int start, int limit) throws IOException {
		int[] sectors = chain(start, Math.min(limit, this.table.length));
		byte[] read = new byte[sectors.length << this.sectorShift];
		for (int i = 0; i < sectors.length;) {
			int run = 1;
			while (i + run < sectors.length && sectors[i + run] == sectors[i] + run) {
				run++;
			}
			byte[] part = readFully(bytes, (sectors[i] + 1L) << this.sectorShift, run << this.sectorShift);
			System.arraycopy(part, 0, read, i << this.sectorShift, part.length);
			i += run;
		}
		return read;
	}

	/**
	 * Returns the size of a stream.
	 * @param entry the stream
	 * @return the number of bytes that the directory claims
	 */
	public long size(int entry) {
		long size = this.directory.size(entry);
		// the upper half is not always zero in files with small sectors
		return this.longSizes ? Math.max(0, size) : size & 0xFFFFFFFFL;
	}

	/**
	 * Opens a stream.
	 * @param bytes the file, which the stream does not close
	 * @param entry the stream
	 * @return the content; reading fails with a {@link BrokenMailException} where its
	 * chain of sectors is broken
	 */
	public InputStream open(SharedBytes bytes, int entry) {
		long size = size(entry);
		return new CompoundStream(this, bytes, this.directory.start(entry), size, size < this.cutoff);
	}

	/**
	 * Returns the sector that follows another.
	 * @param sector the sector
	 * @param mini whether it is one of the mini stream
	 * @return the next one; {@link CompoundDirectory#NONE} or below if there is none
	 */
	int next(int sector, boolean mini) {
		int[] next = mini ? this.miniTable : this.table;
		return (sector >= 0 && sector < next.length) ? next[sector] : CompoundDirectory.NONE;
	}

	int sectorSize(boolean mini) {
		return 1 << (mini ? this.miniShift : this.sectorShift);
	}

	/**
	 * Returns where a sector is.
	 * @param sector the sector
	 * @param mini whether it is one of the mini stream
	 * @return the position in the file, or -1 if there is no such sector
	 */
	long position(int sector, boolean mini) {
		if (!mini) {
			return (sector >= 0 && sector < this.table.length) ? (sector + 1L) << this.sectorShift : -1;
		}
		long within = (long) sector << this.miniShift;
		long index = within >> this.sectorShift;
		if (sector < 0 || index >= this.miniStream.length) {
			return -1;
		}
		long start = (this.miniStream[(int) index] + 1L) << this.sectorShift;
		return start + (within & (sectorSize(false) - 1));
	}

}
