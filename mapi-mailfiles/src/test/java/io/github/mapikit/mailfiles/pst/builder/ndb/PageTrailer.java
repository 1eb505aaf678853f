// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ndb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What stands at the end of each page.
 * <p>
 * Source: [MS-PST], 2.2.2.7.1.
 */
final class PageTrailer {

	private PageTrailer() {
	}

	static void seal(PstFormat format, byte[] page, int type, short signature, long id) {
		int at = format.pageSize() - format.pageTrailer();
		ByteBuffer trailer = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN).position(at);
		trailer.put((byte) type).put((byte) type).putShort(signature);
		int crc = Checksums.crc(page, 0, at);
		if (format.isWide()) {
			trailer.putInt(crc).putLong(id);
		}
		else {
			trailer.putInt((int) id).putInt(crc);
		}
		if (format == PstFormat.UNICODE_4K) {
			trailer.putLong(1);
		}
	}

}
