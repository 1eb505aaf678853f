// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.message;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * The compression of {@code PR_RTF_COMPRESSED}: LZ with a ring of 4,096 bytes that begins
 * with words that RTF often has. The check sum is not checked, as a text with a fault is
 * worth more than none.
 * <p>
 * Source: [MS-OXRTFCP].
 *
 * @since 0.1.0
 */
public final class CompressedRtf {

	/** The most bytes of RTF that are given, however many a value says that it has. */
	public static final int LARGEST = 64 * 1024 * 1024;

	private static final int COMPRESSED = 0x75465A4C;

	private static final int UNCOMPRESSED = 0x414C454D;

	private static final int HEADER = 16;

	private static final int RING = 4096;

	/** A reference of two bytes gives at most 17: a larger result cannot be. */
	private static final int LARGEST_RATIO = 17;

	private static final byte[] INITIAL = ("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}"
			+ "{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New Roman"
			+ "Courier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx")
		.getBytes(StandardCharsets.US_ASCII);

	private CompressedRtf() {
	}

	/**
	 * Decompresses a value of {@code PR_RTF_COMPRESSED}.
	 * @param value the value
	 * @return the RTF, each byte of it a character; {@code null} if the value is none
	 */
	public static @Nullable String decompress(byte[] value) {
		if (value.length < HEADER) {
			return null;
		}
		ByteBuffer header = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
		int end = (int) Math.min(value.length, 4L + Math.max(0, header.getInt(0)));
		int size = Math.min(LARGEST, Math.max(0, header.getInt(4)));
		int kind = header.getInt(8);
		if (kind == UNCOMPRESSED) {
			int length = Math.min(size, value.length - HEADER);
			return new String(value, HEADER, length, StandardCharsets.ISO_8859_1);
		}
		return (kind == COMPRESSED) ? inflate(value, end, size) : null;
	}

	private static String inflate(byte[] value, int end, int size) {
		byte[] ring = new byte[RING];
		System.arraycopy(INITIAL, 0, ring, 0, INITIAL.length);
		int write = INITIAL.length;
		int limit = (int) Math.min(size, (long) value.length * LARGEST_RATIO);
		ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(limit, 1 << 16));
		int in = HEADER;
		while (in < end) {
			int control = value[in++];
			for (int bit = 0; bit < 8 && in < end; bit++) {
				if (out.size() >= limit) {
					return out.toString(StandardCharsets.ISO_8859_1);
				}
				if ((control >> bit & 1) == 0) {
					ring[write] = value[in++];
					out.write(ring[write]);
					write = (write + 1) % RING;
					continue;
				}
				if (in + 1 >= end) {
					return out.toString(StandardCharsets.ISO_8859_1);
				}
				int reference = (value[in] & 0xFF) << 8 | (value[in + 1] & 0xFF);
				in += 2;
				int read = reference >> 4;
				if (read == write) {
					return out.toString(StandardCharsets.ISO_8859_1);
				}
				for (int left = (reference & 0xF) + 2; left > 0; left--) {
					ring[write] = ring[read];
					out.write(ring[write]);
					write = (write + 1) % RING;
					read = (read + 1) % RING;
				}
			}
		}
		return out.toString(StandardCharsets.ISO_8859_1);
	}

}
