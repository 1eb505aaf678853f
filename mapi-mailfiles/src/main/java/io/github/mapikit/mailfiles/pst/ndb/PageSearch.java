// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ndb;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.mapikit.mailfiles.limits.BrokenMailException;
import org.jspecify.annotations.Nullable;

/**
 * Searches a whole file for the leaves of a B-tree whose upper pages are lost. A page
 * tells by its trailer what it is, and is checked by its checksum and by its signature,
 * which holds its place. Used once, by one thread.
 */
final class PageSearch {

	private static final int WINDOW = 1 << 20;

	/** About twice what a tree of a file of 50 GB has; they take some 100 MB then. */
	private static final int MOST_PAGES = 1 << 19;

	private final NodeDatabase database;

	private final NdbFormat format;

	private final int type;

	private final List<FoundPages.Leaf> found = new ArrayList<>();

	PageSearch(NodeDatabase database, int type) {
		this.database = database;
		this.format = database.format();
		this.type = type;
	}

	/**
	 * Reads the file. Each piece of it is an operation of its own.
	 * @param reader who reads
	 * @return the leaves
	 * @throws IOException if the file was closed
	 */
	FoundPages search(NodeReader reader) throws IOException {
		byte[] window = new byte[WINDOW];
		int page = this.format.pageSize();
		int step = this.format.alignment();
		long length = this.database.length();
		for (long place = 0; place + page <= length && this.found.size() < MOST_PAGES; place += WINDOW - page + step) {
			reader.restart();
			search(window, read(place, window), place);
		}
		reader.restart();
		return new FoundPages(this.found);
	}

	private int read(long place, byte[] window) throws IOException {
		try {
			return this.database.read(place, window);
		}
		catch (ClosedChannelException ex) {
			throw ex;
		}
		catch (IOException ex) {
			// a disk that is broken there; what is elsewhere is good all the same
			return 0;
		}
	}

	private void search(byte[] window, int length, long place) {
		int page = this.format.pageSize();
		int trailer = page - this.format.trailerSize();
		int step = this.format.alignment();
		byte wanted = (byte) this.type;
		for (int at = 0; at + page <= length; at += step) {
			if (window[at + trailer] == wanted && window[at + trailer + 1] == wanted) {
				FoundPages.Leaf leaf = leaf(window, at, place + at);
				if (leaf != null && this.found.size() < MOST_PAGES) {
					this.found.add(leaf);
				}
			}
		}
	}

	private FoundPages.@Nullable Leaf leaf(byte[] window, int at, long place) {
		int end = at + this.format.pageSize();
		int trailer = end - this.format.trailerSize();
		BlockRef ref = new BlockRef(this.format.id(window, trailer + (this.format.isAnsi() ? 4 : 8)), place);
		if (LittleEndian.u16(window, trailer + 2) != Checksums.signature(ref.place(), ref.id())) {
			return null;
		}
		try {
			BTreePage page = BTreePage.of(this.format, Arrays.copyOfRange(window, at, end), ref, this.type, false);
			if (page.level() > 0 || page.count() == 0) {
				return null;
			}
			FoundPages.Leaf leaf = new FoundPages.Leaf(page.key(0), page.key(page.count() - 1), ref);
			return (Long.compareUnsigned(leaf.first(), leaf.last()) <= 0) ? leaf : null;
		}
		catch (BrokenMailException ex) {
			// something that looks like one
			return null;
		}
	}

}
