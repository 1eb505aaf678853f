// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ndb;

import java.io.IOException;

import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.source.SharedBytes;
import org.jspecify.annotations.Nullable;

/**
 * What the first bytes of a data file say ({@code HEADER}).
 * <p>
 * Source: [MS-PST], 2.2.2.6.
 *
 * @param format the layout of all that follows
 * @param encoding how data is encoded
 * @param nodes the root of the B-tree of nodes
 * @param blocks the root of the B-tree of blocks
 * @param damage what is wrong with the header, although it can be used; {@code null} if
 * nothing is
 */
record PstHeader(NdbFormat format, BlockEncoding encoding, BlockRef nodes, BlockRef blocks, @Nullable String damage) {

	private static final int SIZE = 564;

	private static final int MAGIC = 0x4E444221;

	private static final int CHECKED_FROM = 8;

	private static final int CHECKED = 471;

	private static final int CHECKED_UNICODE = 516;

	private static final int CRC_UNICODE = 524;

	/** Where the header tells how many bytes the file has ({@code ibFileEof}). */
	private static final int END_ANSI = 168;

	private static final int END_UNICODE = 184;

	private static final int WINDOWS_INFORMATION_PROTECTION = 0x10;

	/**
	 * Reads the header.
	 * @param bytes the file
	 * @return the header
	 * @throws IOException if the file cannot be read, or is none that this reader knows
	 */
	static PstHeader read(SharedBytes bytes) throws IOException {
		byte[] header = new byte[SIZE];
		int length = readFully(bytes, 0, header);
		if (length < SIZE || LittleEndian.i32(header, 0) != MAGIC) {
			throw new BrokenMailException("it is no Outlook data file: "
					+ ((length < SIZE) ? "it has no more than " + length + " bytes" : "it does not begin with '!BDN'"));
		}
		int version = LittleEndian.u16(header, 10);
		boolean ansi = version == 14 || version == 15;
		boolean unicode = version >= 20 && version <= 23;
		if (!ansi && !unicode && version != 36 && version != 37) {
			throw new BrokenMailException("version " + version + " of Outlook data files is not known: open it in "
					+ "Outlook and export its folders to a new .pst");
		}
		BlockRef nodes = root(header, ansi, 0);
		NdbFormat format = ansi ? NdbFormat.ANSI : NdbFormat.UNICODE;
		if (!ansi && !unicode && !hasSmallPages(bytes, nodes)) {
			format = NdbFormat.UNICODE_4K;
		}
		return new PstHeader(format, encoding(header[ansi ? 461 : 513] & 0xFF), nodes, root(header, ansi, 1),
				damage(header, ansi, bytes.length()));
	}

	private static BlockRef root(byte[] header, boolean ansi, int index) {
		return ansi ? new BlockRef(LittleEndian.u32(header, 184 + 8 * index), LittleEndian.u32(header, 188 + 8 * index))
				: new BlockRef(LittleEndian.i64(header, 216 + 16 * index), LittleEndian.i64(header, 224 + 16 * index));
	}

	/**
	 * Whether the pages of a file whose version tells of both sizes are small ones. A
	 * version is also raised for protection, and then the size of pages stays.
	 * @param bytes the file
	 * @param root where a page is
	 * @return whether its trailer is where small pages have it
	 * @throws IOException if the file cannot be read
	 */
	private static boolean hasSmallPages(SharedBytes bytes, BlockRef root) throws IOException {
		byte[] trailer = new byte[NdbFormat.UNICODE.trailerSize()];
		long place = root.place() + NdbFormat.UNICODE.pageSize() - trailer.length;
		return readFully(bytes, place, trailer) == trailer.length && LittleEndian.u8(trailer, 0) == BTree.NODES
				&& LittleEndian.u8(trailer, 1) == BTree.NODES && LittleEndian.i64(trailer, 8) == root.id();
	}

	private static BlockEncoding encoding(int code) throws BrokenMailException {
		return switch (code) {
			case 0 -> BlockEncoding.NONE;
			case 1 -> BlockEncoding.PERMUTE;
			case 2 -> BlockEncoding.CYCLIC;
			case WINDOWS_INFORMATION_PROTECTION -> throw new BrokenMailException("it is encrypted by Windows "
					+ "Information Protection: open it in Outlook with the account that it belongs to and export its "
					+ "folders to a new .pst");
			default -> throw new BrokenMailException("its encryption " + code + " is not known: open it in Outlook "
					+ "and export its folders to a new .pst without encryption");
		};
	}

	private static @Nullable String damage(byte[] header, boolean ansi, long length) {
		long told = ansi ? LittleEndian.u32(header, END_ANSI) : LittleEndian.i64(header, END_UNICODE);
		if (!isRight(header, ansi)) {
			return "the checksum of its header is wrong";
		}
		return (told > length) ? "it has " + length + " bytes instead of " + told + "; it is cut off" : null;
	}

	private static boolean isRight(byte[] header, boolean ansi) {
		int crc = LittleEndian.i32(header, 4);
		boolean right = crc == Checksums.crc(header, CHECKED_FROM, CHECKED);
		// the first one covers less, and not all programs write it if there are two
		return ansi ? right : (right || crc == 0)
				&& LittleEndian.i32(header, CRC_UNICODE) == Checksums.crc(header, CHECKED_FROM, CHECKED_UNICODE);
	}

	/**
	 * Reads as many bytes as there are.
	 * @param bytes the file
	 * @param place where to begin
	 * @param target where to put them
	 * @return how many there were
	 * @throws IOException if the file cannot be read
	 */
	static int readFully(SharedBytes bytes, long place, byte[] target) throws IOException {
		int length = 0;
		while (place >= 0 && length < target.length) {
			int count = bytes.read(place + length, target, length, target.length - length);
			if (count <= 0) {
				break;
			}
			length += count;
		}
		return length;
	}

}
