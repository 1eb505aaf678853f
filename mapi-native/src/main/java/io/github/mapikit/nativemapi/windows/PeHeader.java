// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.windows;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads the few bytes of a program file that tell its bitness. Works on any system; may
 * be used from any thread.
 * <p>
 * Source: "PE Format" (Microsoft Learn).
 */
final class PeHeader {

	private static final int DOS_HEADER_BYTES = 64;

	private static final int DOS_MAGIC = 0x5A4D;

	private static final int NEW_HEADER_OFFSET = 0x3C;

	private static final int PE_MAGIC = 0x00004550;

	private static final int PE_HEADER_BYTES = 24;

	private PeHeader() {
	}

	/**
	 * Returns the bitness of a program or DLL.
	 * @param file the file
	 * @return the bitness, {@link MachineType#UNKNOWN} for machines that are not known
	 * here
	 * @throws IOException if the file cannot be read or is neither a program nor a DLL
	 */
	static MachineType bitness(Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			return bitness(channel);
		}
		catch (EOFException ex) {
			throw new IOException("it is cut off within its header", ex);
		}
	}

	private static MachineType bitness(SeekableByteChannel channel) throws IOException {
		ByteBuffer dos = read(channel, 0, DOS_HEADER_BYTES);
		if ((dos.getShort(0) & 0xFFFF) != DOS_MAGIC) {
			throw new IOException("it is no DLL: its first bytes are not 'MZ'");
		}
		long offset = dos.getInt(NEW_HEADER_OFFSET) & 0xFFFFFFFFL;
		ByteBuffer header = read(channel, offset, PE_HEADER_BYTES);
		if (header.getInt(0) != PE_MAGIC) {
			throw new IOException("it is no DLL for 32 or 64 bits: it has no PE header");
		}
		return MachineType.ofMachine(header.getShort(4) & 0xFFFF);
	}

	private static ByteBuffer read(SeekableByteChannel channel, long position, int bytes) throws IOException {
		if (position + bytes > channel.size()) {
			throw new EOFException();
		}
		ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
		channel.position(position);
		while (buffer.hasRemaining()) {
			if (channel.read(buffer) < 0) {
				throw new EOFException();
			}
		}
		return buffer;
	}

}
