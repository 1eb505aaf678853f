// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.Closeable;
import java.io.IOException;

import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.pst.ltp.PropertyNames;
import io.github.mapikit.mailfiles.pst.ndb.BlockCache;
import io.github.mapikit.mailfiles.pst.ndb.NodeDatabase;
import io.github.mapikit.mailfiles.pst.ndb.NodeEntry;
import io.github.mapikit.mailfiles.pst.ndb.NodeReader;
import io.github.mapikit.mailfiles.source.MailFile;
import io.github.mapikit.mailfiles.source.Resources;
import io.github.mapikit.mailfiles.source.SharedBytes;
import org.jspecify.annotations.Nullable;

/**
 * A {@code .pst} or {@code .ost} that its mailbox holds open. May be used on any thread,
 * by many at once. A password that it may have is asked for by Outlook alone: nothing is
 * encrypted with it.
 *
 * @since 0.1.0
 */
public final class PstFile implements Closeable {

	private final String location;

	private final MailboxLimits limits;

	private final PstOptions options;

	private final NodeDatabase database;

	private final PstStore store;

	private volatile @Nullable PropertyNames names;

	PstFile(MailFile file, MailboxLimits limits, PstOptions options, BlockCache cache) throws IOException {
		this.location = file.location();
		this.limits = limits;
		this.options = options;
		SharedBytes bytes = file.openShared(limits.archiveBytes());
		boolean opened = false;
		try {
			this.database = new NodeDatabase(bytes, cache, limits.pstOperation(), options.damaged());
			this.store = PstStore.read(this.database.reader(), limits);
			opened = true;
		}
		finally {
			if (!opened) {
				Resources.close(bytes);
			}
		}
	}

	/**
	 * Begins an operation.
	 * @return who reads, for one thread
	 */
	NodeReader reader() {
		return this.database.reader();
	}

	/**
	 * Finds a node.
	 * @param reader who reads
	 * @param id its number
	 * @return the node
	 * @throws IOException if the file cannot be read, is damaged there, or there is no
	 * such node
	 */
	static NodeEntry node(NodeReader reader, long id) throws IOException {
		NodeEntry node = reader.node(id);
		if (node == null) {
			throw new BrokenMailException("it is not in the B-tree of nodes");
		}
		return node;
	}

	/**
	 * Returns the names of the properties whose identifiers are 0x8000 and above.
	 * @return the names
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	public PropertyNames names() throws IOException {
		PropertyNames known = this.names;
		if (known == null) {
			// read twice by two threads at most, to the same end
			known = PropertyNames.read(reader());
			this.names = known;
		}
		return known;
	}

	/**
	 * Returns what is wrong with the file as a whole, although it can be read.
	 * @return a sentence for people, or {@code null}
	 */
	@Nullable String damage() {
		return (this.database.damage() != null) ? this.database.damage() : this.store.damage();
	}

	PstStore store() {
		return this.store;
	}

	MailboxLimits limits() {
		return this.limits;
	}

	PstOptions options() {
		return this.options;
	}

	String location() {
		return this.location;
	}

	String location(long node) {
		return this.location + ", node " + node;
	}

	@Override
	public void close() throws IOException {
		this.database.close();
	}

}
