// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.mapikit.mailfiles.limits.Failures;
import io.github.mapikit.mailfiles.limits.ReadTimeoutException;
import io.github.mapikit.mailfiles.pst.ltp.TableContext;
import io.github.mapikit.mailfiles.pst.ndb.NodeEntry;
import io.github.mapikit.mailfiles.pst.ndb.NodeIds;
import io.github.mapikit.mailfiles.pst.ndb.NodeReader;
import io.github.mapikit.mailfiles.pst.ndb.NodeVisitor;

/**
 * Finds the messages and folders that a data file has and no folder lists. Is told what
 * is listed, and then looks at all nodes. Used once, by one thread.
 */
final class PstRecovery implements NodeVisitor {

	/** The lowest bits of a node's number are its type. */
	private static final int TYPE_BITS = 5;

	private static final int MOST_BROKEN = 100;

	private final PstFile file;

	private final PstFolderTables tables;

	private final Set<Long> visited = new HashSet<>();

	/** The messages that folders list, by the index in their numbers. */
	private final BitSet listed = new BitSet();

	/** The messages that only folders list that are not shown, or are lost themselves. */
	private final BitSet elsewhere = new BitSet();

	private final Map<Long, Long> parents = new HashMap<>();

	private final List<NodeEntry> unlisted = new ArrayList<>();

	private final List<String> broken = new ArrayList<>();

	private final List<Long> messages = new ArrayList<>();

	private final Set<Long> folders = new LinkedHashSet<>();

	PstRecovery(PstFile file, PstFolderTables tables) {
		this.file = file;
		this.tables = tables;
	}

	/**
	 * Tells of a folder that is read.
	 * @param folder its number
	 * @return whether it was not told of before
	 */
	boolean visit(long folder) {
		return this.visited.add(folder);
	}

	/**
	 * Tells of a message that a folder lists.
	 * @param message its number
	 * @return whether it was not told of before
	 */
	boolean listed(long message) {
		if (NodeIds.type(message) != NodeIds.MESSAGE) {
			return true;
		}
		boolean known = this.listed.get(index(message));
		this.listed.set(index(message));
		return !known;
	}

	boolean isListed(long message) {
		return this.listed.get(index(message)) || this.elsewhere.get(index(message));
	}

	private static int index(long message) {
		return (int) (message >>> TYPE_BITS);
	}

	/**
	 * Looks at all nodes.
	 * @param reader who reads
	 * @throws IOException if the file cannot be read
	 */
	void find(NodeReader reader) throws IOException {
		reader.visit(this);
		findFolders();
		findMessages();
	}

	@Override
	public boolean node(NodeEntry node) {
		int type = NodeIds.type(node.id());
		if (type == NodeIds.FOLDER && this.parents.size() < this.file.limits().files()) {
			this.parents.put(node.id(), node.parent());
		}
		else if (type == NodeIds.MESSAGE && !isListed(node.id())
				&& this.unlisted.size() < this.file.limits().messages()) {
			this.unlisted.add(node);
		}
		return true;
	}

	@Override
	public void broken(IOException cause) {
		if (this.broken.size() < MOST_BROKEN) {
			this.broken.add("the nodes of a page cannot be read: " + Failures.reason(cause));
		}
	}

	/**
	 * Finds the uppermost of the folders that are below one that is shown and that none
	 * lists, or below one that is lost. What is below other folders is not meant for
	 * people.
	 */
	private void findFolders() {
		for (Long folder : this.parents.keySet()) {
			Set<Long> way = new LinkedHashSet<>();
			Long current = folder;
			Long uppermost = null;
			while (current != null && !this.visited.contains(current) && way.add(current)) {
				uppermost = current;
				current = this.parents.get(current);
			}
			boolean lost = current == null && !this.broken.isEmpty();
			if (uppermost != null && (lost || (current != null && this.visited.contains(current)))) {
				this.folders.add(uppermost);
			}
		}
	}

	/**
	 * Leaves out what is listed by folders that are not shown.
	 */
	private void findMessages() throws IOException {
		Set<Long> asked = new HashSet<>(this.visited);
		for (NodeEntry message : this.unlisted) {
			long parent = message.parent();
			if (this.parents.containsKey(parent) && asked.add(parent)) {
				ask(parent);
			}
		}
		for (NodeEntry message : this.unlisted) {
			if (!isListed(message.id())) {
				this.messages.add(message.id());
			}
		}
	}

	private void ask(long folder) throws IOException {
		try {
			TableContext table = this.tables.contents(folder);
			if (table != null && !this.folders.contains(folder)) {
				for (long row : table.rows(this.file.limits().messages())) {
					this.elsewhere.set(index(row & 0xFFFFFFFFL));
				}
			}
		}
		catch (ReadTimeoutException ex) {
			throw ex;
		}
		catch (IOException ex) {
			// what it should list is found without it
		}
	}

	/**
	 * Whether nothing was found.
	 * @return whether there is neither a folder nor a message
	 */
	boolean isEmpty() {
		return this.folders.isEmpty() && this.messages.isEmpty();
	}

	/**
	 * Returns the folders that none lists.
	 * @return their numbers
	 */
	Set<Long> folders() {
		return this.folders;
	}

	/**
	 * Returns the messages that no folder lists, or only one that none lists.
	 * @return their numbers
	 */
	List<Long> messages() {
		return this.messages;
	}

	/**
	 * Returns what of the nodes cannot be read.
	 * @return sentences for people
	 */
	List<String> broken() {
		return this.broken;
	}

}
