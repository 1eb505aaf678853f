// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ndb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.github.mapikit.mailfiles.pst.builder.ndb.PageWriter.Reference;

/**
 * Writes what stands at the begin of a file, when all else is written.
 * <p>
 * Source: [MS-PST], 2.2.2.6.
 */
final class HeaderWriter {

	private static final int DENSITY_LIST = 0x86;

	private static final int WIDE_SIZE = 564;

	private static final int ANSI_SIZE = 512;

	private static final int CHECKED = 8;

	private final NdbOptions options;

	private final PstFormat format;

	private final FileSpace space;

	HeaderWriter(NdbOptions options, FileSpace space) {
		this.options = options;
		this.format = options.format();
		this.space = space;
	}

	void write(Reference nodes, Reference blocks, long nextPage, long nextBlock) throws IOException {
		this.space.finish();
		byte[] density = new byte[this.format.pageSize()];
		PageTrailer.seal(this.format, density, DENSITY_LIST, (short) 0, nextPage);
		this.space.writeDirectly(this.format.firstMap() - density.length, density);
		ByteBuffer header = ByteBuffer.allocate(this.format.isWide() ? WIDE_SIZE : ANSI_SIZE)
			.order(ByteOrder.LITTLE_ENDIAN);
		begin(header);
		if (this.format.isWide()) {
			wide(header, nodes, blocks, nextPage + 1, nextBlock);
		}
		else {
			ansi(header, nodes, blocks, nextPage + 1, nextBlock);
		}
		header.putInt(4, Checksums.crc(header.array(), CHECKED, 471));
		if (this.format.isWide()) {
			header.putInt(524, Checksums.crc(header.array(), CHECKED, 516));
		}
		this.space.writeDirectly(0, header.array());
	}

	private void begin(ByteBuffer header) {
		boolean offline = this.format == PstFormat.UNICODE_4K;
		header.put("!BDN".getBytes(StandardCharsets.US_ASCII)).putInt(0);
		header.put((offline ? "SO" : "SM").getBytes(StandardCharsets.US_ASCII));
		header.putShort((short) this.options.version());
		header.putShort((short) (offline ? 12 : 19));
		header.put((byte) 1).put((byte) 1).putInt(0).putInt(0);
	}

	private static void nextNodes(ByteBuffer header) {
		for (int type = 0; type < 32; type++) {
			header.putInt(nextNode(type));
		}
	}

	private static int nextNode(int type) {
		return switch (type) {
			case 3 -> 0x4000;
			case 4 -> 0x10000;
			case 8 -> 0x8000;
			default -> 0x800;
		};
	}

	private void wide(ByteBuffer header, Reference nodes, Reference blocks, long nextPage, long nextBlock) {
		header.putLong(0).putLong(nextPage).putInt(1);
		nextNodes(header);
		header.putLong(0).putInt(0);
		header.putLong(this.space.end()).putLong(this.space.lastMap()).putLong(this.space.free()).putLong(0);
		header.putLong(nodes.id()).putLong(nodes.position()).putLong(blocks.id()).putLong(blocks.position());
		header.put(valid()).put((byte) 0).putShort((short) 0).putInt(0);
		byte[] free = new byte[256];
		Arrays.fill(free, (this.format == PstFormat.UNICODE_4K) ? 0 : (byte) 0xFF);
		header.put(free).put((byte) 0x80).put((byte) this.options.encoding().ordinal()).putShort((short) 0);
		header.putLong(nextBlock);
	}

	private void ansi(ByteBuffer header, Reference nodes, Reference blocks, long nextPage, long nextBlock) {
		header.putInt((int) nextBlock).putInt((int) nextPage).putInt(1);
		nextNodes(header);
		header.putInt(0);
		for (long value : new long[] { this.space.end(), this.space.lastMap(), this.space.free(), 0, nodes.id(),
				nodes.position(), blocks.id(), blocks.position() }) {
			header.putInt((int) value);
		}
		header.put(valid()).put((byte) 0).putShort((short) 0);
		byte[] free = new byte[256];
		Arrays.fill(free, (byte) 0xFF);
		header.put(free).put((byte) 0x80).put((byte) this.options.encoding().ordinal());
	}

	private byte valid() {
		return (byte) (this.space.hasAllMaps() ? 2 : 0);
	}

}
