// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ndb;

import java.io.IOException;

/**
 * Writes the pages of B-trees, and numbers them.
 */
final class PageWriter {

	private final PstFormat format;

	private final FileSpace space;

	private long next = 1;

	PageWriter(PstFormat format, FileSpace space) {
		this.format = format;
		this.space = space;
	}

	Reference write(int type, byte[] page) throws IOException {
		long position = this.space.allocate(page.length, page.length);
		long id = this.next++;
		PageTrailer.seal(this.format, page, type, Checksums.signature(position, id), id);
		this.space.write(position, page);
		return new Reference(id, position);
	}

	long next() {
		return this.next;
	}

	/**
	 * Where a page is.
	 *
	 * @param id its number
	 * @param position its place in the file
	 */
	record Reference(long id, long position) {
	}

}
