// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ndb;

import java.io.IOException;

import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.limits.ReadTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One of the two B-trees of pages, of any depth. The level of each page below another is
 * one less, so that there are no circles. Unchanging.
 */
final class BTree {

	/** What pages of the B-tree of blocks call themselves. */
	static final int BLOCKS = 0x80;

	/** What pages of the B-tree of nodes call themselves. */
	static final int NODES = 0x81;

	private static final int ANY_LEVEL = -1;

	private final NodeDatabase database;

	private final BlockRef root;

	private final int type;

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
		BTreePage page = page(this.root, ANY_LEVEL, reader);
		while (page.level() > 0) {
			int index = page.find(id);
			if (index < 0) {
				// less than all keys: only the first leaf can tell that it is not there
				index = 0;
			}
			if (page.count() == 0) {
				throw new BrokenMailException("a page of the B-tree of " + name(this.type) + " leads nowhere");
			}
			page = page(page.child(index), page.level() - 1, reader);
		}
		return page;
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
		// a tree has no more pages than the file; one whose pages are listed again and
		// again does
		long pages = this.database.length() / this.database.format().pageSize();
		visit(this.root, ANY_LEVEL, reader, visitor, new long[] { pages });
	}

	private boolean visit(BlockRef ref, int level, NodeReader reader, NodeVisitor visitor, long[] pagesLeft)
			throws IOException {
		BTreePage page;
		try {
			if (--pagesLeft[0] < 0) {
				throw new BrokenMailException("its B-tree of nodes has more pages than the file");
			}
			page = page(ref, level, reader);
		}
		catch (ReadTimeoutException ex) {
			throw ex;
		}
		catch (IOException ex) {
			visitor.broken(ex);
			return pagesLeft[0] >= 0;
		}
		boolean goOn = true;
		for (int i = 0; i < page.count() && goOn; i++) {
			goOn = (page.level() > 0) ? visit(page.child(i), page.level() - 1, reader, visitor, pagesLeft)
					: visitor.node(page.node(i));
		}
		reader.restart();
		return goOn;
	}

}
