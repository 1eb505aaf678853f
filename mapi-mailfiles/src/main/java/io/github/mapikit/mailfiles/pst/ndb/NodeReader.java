// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ndb;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

import io.github.mapikit.mailfiles.limits.ReadTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One operation on a data file: reads nodes and blocks within a limit of time, in which
 * the time that the disk takes is not counted, and notes what was damaged and let
 * through. Belongs to one thread at a time; several read the same file, each with a
 * reader of its own.
 *
 * @since 0.1.0
 */
public final class NodeReader {

	private static final int NOTED = 20;

	private final NodeDatabase database;

	private final Duration limit;

	private final List<String> damages = new ArrayList<>(0);

	private final LongSupplier ticker;

	private long started;

	NodeReader(NodeDatabase database, Duration limit) {
		this(database, limit, System::nanoTime);
	}

	NodeReader(NodeDatabase database, Duration limit, LongSupplier ticker) {
		this.database = database;
		this.limit = limit;
		this.ticker = ticker;
		this.started = ticker.getAsLong();
	}

	/**
	 * Begins the next step of an operation of many, each of which may take as long as the
	 * limit says.
	 */
	public void restart() {
		this.started = this.ticker.getAsLong();
	}

	/**
	 * Reads bytes of the file. What the disk takes is not counted against the limit: a
	 * slow one makes no file broken, and no more is read than the file has.
	 * @param place where to begin
	 * @param target where to put them
	 * @return how many there were
	 * @throws IOException if the file cannot be read
	 */
	int read(long place, byte[] target) throws IOException {
		long before = this.ticker.getAsLong();
		try {
			return this.database.read(place, target);
		}
		finally {
			this.started += this.ticker.getAsLong() - before;
		}
	}

	void check() throws ReadTimeoutException {
		if (this.ticker.getAsLong() - this.started > this.limit.toNanos()) {
			throw new ReadTimeoutException("reading it takes longer than " + this.limit);
		}
	}

	void note(@Nullable String damage) {
		if (damage != null && this.damages.size() < NOTED && !this.damages.contains(damage)) {
			this.damages.add(damage);
		}
	}

	/**
	 * Returns what of that which was read is damaged.
	 * @return sentences for people; empty if nothing is, or damaged blocks are refused
	 */
	public List<String> damages() {
		return List.copyOf(this.damages);
	}

	/**
	 * Returns the layout of the file.
	 * @return the layout
	 */
	public NdbFormat format() {
		return this.database.format();
	}

	/**
	 * Finds a node.
	 * @param id its number
	 * @return the node, or {@code null} if there is none
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	public @Nullable NodeEntry node(long id) throws IOException {
		return this.database.nodes().node(id, this);
	}

	/**
	 * Goes through the nodes. Each page is an operation of its own.
	 * @param visitor whom to tell
	 * @throws IOException if the file cannot be read
	 */
	public void visit(NodeVisitor visitor) throws IOException {
		this.database.nodes().visit(this, visitor);
	}

	/**
	 * Returns the data of a node.
	 * @param node the node
	 * @return its data, not yet read
	 */
	public DataTree data(NodeEntry node) {
		return new DataTree(this, node.data());
	}

	/**
	 * Finds a subnode.
	 * @param node the node that it belongs to
	 * @param id its number
	 * @return the subnode, or {@code null} if there is none
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	public @Nullable NodeEntry subnode(NodeEntry node, long id) throws IOException {
		return (node.subnodes() != 0) ? new SubnodeTree(this).find(node.subnodes(), id) : null;
	}

	/**
	 * Lists subnodes.
	 * @param node the node that they belong to
	 * @param limit how many at most
	 * @return the subnodes, ordered by their numbers
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	public List<NodeEntry> subnodes(NodeEntry node, int limit) throws IOException {
		List<NodeEntry> found = new ArrayList<>();
		if (node.subnodes() != 0) {
			new SubnodeTree(this).list(node.subnodes(), limit, found);
		}
		return found;
	}

	byte[] block(long id) throws IOException {
		return this.database.block(id, this);
	}

	int blockSize(long id) throws IOException {
		return this.database.entry(id, this).size();
	}

}
