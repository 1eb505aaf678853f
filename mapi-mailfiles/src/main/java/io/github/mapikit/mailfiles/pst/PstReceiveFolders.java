// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import com.pff.DescriptorIndexNode;
import com.pff.PSTFile;
import com.pff.PSTNodeInputStream;
import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.limits.Failures;

/**
 * The table of a {@code .pst} that says in which folder messages of a class arrive: what
 * {@code IMsgStore::GetReceiveFolder} answers from. It is read from its bytes, as the
 * library looks for the columns of a row at the wrong end of the bits that tell them.
 * Used under the lock of {@link PstFile}.
 * <p>
 * Source: [MS-PST], 2.3.1 and 2.3.4.
 */
final class PstReceiveFolders {

	/** Where Outlook has the table in every file. */
	private static final long TABLE = 0x62B;

	private static final int MESSAGE_CLASS = 0x001A;

	private static final int FOLDER = 0x6605;

	private static final int LARGEST = 8192;

	private static final int COLUMNS = 22;

	private static final int COLUMN_SIZE = 8;

	private static final Access ACCESS = Access.find();

	private final ByteBuffer heap;

	private PstReceiveFolders(byte[] bytes) {
		this.heap = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

	/**
	 * Finds the folder in which messages of a class arrive: the one whose row has the
	 * longest beginning of it.
	 * @param file the file
	 * @param messageClass the class
	 * @return the number of the folder, or 0 if the file does not tell
	 * @throws IOException if the file cannot be read
	 */
	static long find(PSTFile file, String messageClass) throws IOException {
		try {
			return new PstReceiveFolders(ACCESS.read(file, TABLE)).find(messageClass);
		}
		catch (IndexOutOfBoundsException | IllegalArgumentException ex) {
			throw new BrokenMailException("its table of receive folders is broken", ex);
		}
	}

	private long find(String messageClass) {
		ByteBuffer info = item(this.heap.getInt(4));
		int rowSize = info.getShort(8) & 0xFFFF;
		ByteBuffer rows = item(info.getInt(14));
		long folder = 0;
		int longest = -1;
		for (int at = 0; rowSize > 0 && at + rowSize <= rows.limit(); at += rowSize) {
			ByteBuffer row = rows.slice(at, rowSize).order(ByteOrder.LITTLE_ENDIAN);
			long node = cell(info, row, FOLDER) & 0xFFFFFFFFL;
			ByteBuffer text = item(cell(info, row, MESSAGE_CLASS));
			String prefix = StandardCharsets.UTF_16LE.decode(text.slice(0, text.limit() & ~1)).toString();
			boolean begins = messageClass.regionMatches(true, 0, prefix, 0, prefix.length());
			if (node != 0 && begins && prefix.length() > longest) {
				folder = node;
				longest = prefix.length();
			}
		}
		return folder;
	}

	private static int cell(ByteBuffer info, ByteBuffer row, int id) {
		int bits = info.getShort(6) & 0xFFFF;
		for (int i = 0; i < (info.get(1) & 0xFF); i++) {
			int column = COLUMNS + i * COLUMN_SIZE;
			if ((info.getShort(column + 2) & 0xFFFF) == id) {
				int bit = info.get(column + 7) & 0xFF;
				boolean present = (row.get(bits + bit / 8) & (0x80 >> bit % 8)) != 0;
				return present ? row.getInt(info.getShort(column + 4) & 0xFFFF) : 0;
			}
		}
		return 0;
	}

	/**
	 * Returns a value of the heap.
	 * @param reference its number and kind
	 * @return the value, empty if there is none in the heap's first block
	 */
	private ByteBuffer item(int reference) {
		int index = (reference & 0xFFFF) >> 5;
		if (index == 0 || reference >>> 16 != 0) {
			return ByteBuffer.allocate(0);
		}
		int starts = (this.heap.getShort(0) & 0xFFFF) + 4;
		int start = this.heap.getShort(starts + 2 * (index - 1)) & 0xFFFF;
		int end = this.heap.getShort(starts + 2 * index) & 0xFFFF;
		return this.heap.slice(start, end - start).order(ByteOrder.LITTLE_ENDIAN);
	}

	/**
	 * What the library keeps to itself.
	 */
	private record Access(MethodHandle node, MethodHandle stream) {

		static Access find() {
			try {
				MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(PSTFile.class, MethodHandles.lookup());
				return new Access(
						lookup.findVirtual(PSTFile.class, "getDescriptorIndexNode",
								MethodType.methodType(DescriptorIndexNode.class, long.class)),
						lookup.findVirtual(DescriptorIndexNode.class, "getNodeInputStream",
								MethodType.methodType(PSTNodeInputStream.class, PSTFile.class)));
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException("The library java-libpst is not the release that is known, 0.9.3", ex);
			}
		}

		byte[] read(PSTFile file, long number) throws IOException {
			try {
				DescriptorIndexNode found = (DescriptorIndexNode) this.node.invokeExact(file, number);
				PSTNodeInputStream in = (PSTNodeInputStream) this.stream.invokeExact(found, file);
				return in.readNBytes(LARGEST);
			}
			catch (IOException | RuntimeException | Error ex) {
				throw ex;
			}
			catch (Throwable ex) {
				throw new BrokenMailException(Failures.reason(ex), ex);
			}
		}

	}

}
