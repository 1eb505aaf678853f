// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ndb;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.limits.ReadTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One of the two B-trees of pages, of any depth. The level of each page below another is
 * one less, so that there are no circles. Where a page is lost, leaves are searched for
 * in the whole file. May be used on any thread.
 */
final class BTree {

	/** What pages of the B-tree of blocks call themselves. */
	static final int BLOCKS = 0x80;

	/** What pages of the B-tree of nodes call themselves. */
	static final int NODES = 0x81;

	private static final int ANY_LEVEL = -1;

	/** What the pages of a file that was cut off may lead to. */
	private static final int FEWEST_PAGES = 1000;

	private final NodeDatabase database;

	private final BlockRef root;

	private final int type;

	/** Guards the search for pages, which one thread does for all. */
	private final ReentrantLock searching = new ReentrantLock();

	private volatile @Nullable FoundPages found;

	private volatile @Nullable String damage;

	BTree(NodeDatabase database, BlockRef root, int type) {
		this.database = database;
		this.root = root;
		this.type = type;
	}

	static String name(int type) {
		return (type == NODES) ? "nodes" : "blocks";
	}

	@Nullable NodeEntry node(long id, NodeReader reader) throws IOException {
		BTreePage leaf = leaf(id, reader);
		int index = leaf.find(id);
		return (index >= 0 && leaf.key(index) == id) ? leaf.node(index) : null;
	}

	@Nullable BlockEntry block(long id, NodeReader reader) throws IOException {
		BTreePage leaf = leaf(id, reader);
		int index = leaf.find(id);
		return (index >= 0 && leaf.key(index) == id) ? leaf.block(index) : null;
	}

	private BTreePage leaf(long id, NodeReader reader) throws IOException {
		BlockRef ref = this.root;
		int level = ANY_LEVEL;
		while (true) {
			BTreePage page;
			try {
				page = page(ref, level, reader);
			}
			catch (ReadTimeoutException | ClosedChannelException ex) {
				throw ex;
			}
			catch (IOException ex) {
				return instead(id, level, ex, reader);
			}
			if (page.level() == 0) {
				return page;
			}
			if (page.count() == 0) {
				throw new BrokenMailException("a page of the B-tree of " + name(this.type) + " leads nowhere");
			}
			// less than all keys: only the first leaf can tell that it is not there
			ref = page.child(Math.max(0, page.find(id)));
			level = page.level() - 1;
		}
	}

	/**
	 * Finds a leaf by what it says of itself, as a page above it, or itself, is lost.
	 */
	private BTreePage instead(long id, int level, IOException cause, NodeReader reader) throws IOException {
		FoundPages.Part part = found(cause, reader).at(id);
		BTreePage leaf = (part != null) ? page(part.page(), 0, reader) : null;
		if (leaf == null || leaf.key(Math.max(0, leaf.find(id))) != id) {
			throw cause;
		}
		if (level == 0) {
			reader.note(cause.getMessage() + ", and an elder one was read instead");
		}
		return leaf;
	}

	private FoundPages found(IOException cause, NodeReader reader) throws IOException {
		FoundPages pages = this.found;
		if (pages == null) {
			this.searching.lock();
			try {
				pages = this.found;
				if (pages == null) {
					pages = search(reader);
					this.damage = "its B-tree of " + name(this.type)
							+ " is broken, and its leaves were searched for in the whole file (" + pages.pages()
							+ " found): " + cause.getMessage();
					this.found = pages;
				}
			}
			finally {
				this.searching.unlock();
			}
			reader.restart();
		}
		return pages;
	}

	private FoundPages search(NodeReader reader) throws IOException {
		try {
			return new PageSearch(this.database, this.type).search(reader);
		}
		catch (OutOfMemoryError ex) {
			// nor would there be memory when the next page is missed
			return new FoundPages(List.of());
		}
	}

	/**
	 * Returns what is wrong with the tree, as far as it was read.
	 * @return a sentence for people, or {@code null} if nothing is
	 */
	@Nullable String damage() {
		return this.damage;
	}

	private BTreePage page(BlockRef ref, int level, NodeReader reader) throws IOException {
		BTreePage page = this.database.page(ref, this.type, reader);
		if (level != ANY_LEVEL && page.level() != level) {
			throw new BrokenMailException("the page at " + NodeIds.shown(ref.place()) + " is of another level");
		}
		return page;
	}

	/**
	 * Goes through the nodes, in the order of their numbers, until the visitor ends it. A
	 * broken page costs what is below it.
	 * @param reader who reads
	 * @param visitor whom to tell
	 * @throws IOException if the file cannot be read, or it takes too long
	 */
	void visit(NodeReader reader, NodeVisitor visitor) throws IOException {
		// a tree has no more pages than the file, and parts of its leaves stand for those
		// that are lost; one whose pages are listed again and again has more
		long pages = FEWEST_PAGES + 3 * this.database.length() / this.database.format().pageSize();
		visit(this.root, ANY_LEVEL, new Visit(reader, visitor, pages), 0, -1L);
	}

	/** Goes through what is below a page, whose keys are in a range. */
	private boolean visit(BlockRef ref, int level, Visit visit, long first, long last) throws IOException {
		BTreePage page;
		try {
			visit.count();
			page = page(ref, level, visit.reader);
		}
		catch (ReadTimeoutException | ClosedChannelException ex) {
			throw ex;
		}
		catch (IOException ex) {
			return (visit.pagesLeft >= 0) ? visitFound(level, visit, first, last, ex) : visit.end(ex);
		}
		boolean goOn = true;
		for (int i = 0; i < page.count() && goOn; i++) {
			if (page.level() == 0) {
				goOn = visit.visitor.node(page.node(i));
			}
			else {
				long from = (i == 0) ? first : page.key(i);
				long to = (i + 1 < page.count()) ? page.key(i + 1) - 1 : last;
				goOn = visit(page.child(i), page.level() - 1, visit, from, to);
			}
		}
		visit.reader.restart();
		return goOn;
	}

	/**
	 * Goes through what tells of a range of keys although the page above is lost. Of a
	 * leaf that is lost an elder form may be there, which does not tell all.
	 */
	private boolean visitFound(int level, Visit visit, long first, long last, IOException cause) throws IOException {
		List<FoundPages.Part> parts = found(cause, visit.reader).between(first, last);
		if (level == 0 || parts.isEmpty()) {
			visit.visitor.broken(cause);
		}
		for (FoundPages.Part part : parts) {
			BTreePage leaf;
			try {
				visit.count();
				leaf = page(part.page(), 0, visit.reader);
			}
			catch (BrokenMailException ex) {
				return visit.end(ex);
			}
			for (int i = 0; i < leaf.count(); i++) {
				long key = leaf.key(i);
				if (isIn(key, first, last) && isIn(key, part.first(), part.last())
						&& !visit.visitor.node(leaf.node(i))) {
					return false;
				}
			}
			visit.reader.restart();
		}
		return true;
	}

	private static boolean isIn(long key, long first, long last) {
		return Long.compareUnsigned(first, key) <= 0 && Long.compareUnsigned(key, last) <= 0;
	}

	/**
	 * A way through all nodes.
	 */
	private static final class Visit {

		private final NodeReader reader;

		private final NodeVisitor visitor;

		private long pagesLeft;

		Visit(NodeReader reader, NodeVisitor visitor, long pages) {
			this.reader = reader;
			this.visitor = visitor;
			this.pagesLeft = pages;
		}

		void count() throws BrokenMailException {
			if (--this.pagesLeft < 0) {
				throw new BrokenMailException("its B-tree of nodes has more pages than the file");
			}
		}

		boolean end(IOException cause) {
			this.visitor.broken(cause);
			return false;
		}

	}

}
