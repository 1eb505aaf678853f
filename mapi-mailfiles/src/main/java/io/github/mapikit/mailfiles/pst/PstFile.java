// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.limits.Failures;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.limits.ReadTimeoutException;
import io.github.mapikit.mailfiles.outlook.NamedProperties;
import io.github.mapikit.mailfiles.outlook.PropertyName;
import io.github.mapikit.mailfiles.pst.ltp.PropertyNames;
import io.github.mapikit.mailfiles.pst.ndb.BlockCache;
import io.github.mapikit.mailfiles.pst.ndb.NodeDatabase;
import io.github.mapikit.mailfiles.pst.ndb.NodeEntry;
import io.github.mapikit.mailfiles.pst.ndb.NodeReader;
import io.github.mapikit.mailfiles.source.MailFile;
import io.github.mapikit.mailfiles.source.Resources;
import io.github.mapikit.mailfiles.source.SharedBytes;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import org.jspecify.annotations.Nullable;

/**
 * A {@code .pst} or {@code .ost} that its mailbox holds open. May be used on any thread,
 * by many at once. A password that it may have is asked for by Outlook alone: nothing is
 * encrypted with it.
 *
 * @since 0.1.0
 */
public final class PstFile implements Closeable {

	private static final int NAMED = 0x8000;

	private final String location;

	private final MailboxLimits limits;

	private final PstOptions options;

	private final NodeDatabase database;

	private final PstStore store;

	private final PropertyNames names;

	private final Map<Integer, Integer> ids = new HashMap<>();

	private final List<String> damages = new ArrayList<>();

	PstFile(MailFile file, MailboxLimits limits, PstOptions options, BlockCache cache, NamedProperties named)
			throws IOException {
		this.location = file.location();
		this.limits = limits;
		this.options = options;
		SharedBytes bytes = file.openShared(limits.archiveBytes());
		boolean opened = false;
		try {
			this.database = new NodeDatabase(bytes, cache, limits.pstOperation(), options.damaged());
			this.names = readNames(this.database.reader());
			map(named);
			this.store = PstStore.read(this.database.reader(), limits, this::idOf);
			opened = true;
		}
		finally {
			if (!opened) {
				Resources.close(bytes);
			}
		}
		addDamage(this.store.damage());
	}

	private void addDamage(@Nullable String damage) {
		if (damage != null) {
			this.damages.add(damage);
		}
	}

	private PropertyNames readNames(NodeReader reader) throws IOException {
		try {
			return PropertyNames.read(reader);
		}
		catch (ReadTimeoutException ex) {
			throw ex;
		}
		catch (IOException | RuntimeException ex) {
			addDamage("the names of its properties cannot be read, and properties that have one are left out: "
					+ Failures.reason(ex));
			return PropertyNames.NONE;
		}
	}

	private void map(NamedProperties named) {
		this.names.all().forEach((id, name) -> {
			int inMailbox = named.idOf(new PropertyName(name.set(), (int) name.id(), name.text()));
			if (inMailbox != 0) {
				this.ids.put(id, inMailbox);
			}
		});
	}

	/**
	 * Returns the identifier that a property has in the mailbox.
	 * @param id the identifier in the file
	 * @return the identifier; 0 for one of 0x8000 and above that has no name
	 */
	int idOf(int id) {
		return (id < NAMED) ? id : this.ids.getOrDefault(id, 0);
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
	 * Returns what is wrong with the file as a whole, as far as it was read.
	 * @return sentences for people
	 */
	List<String> damages() {
		return Stream.concat(this.damages.stream(), this.database.damages().stream()).toList();
	}

	/**
	 * Returns the names of the properties whose identifiers are 0x8000 and above in the
	 * file.
	 * @return the names; none if they cannot be read
	 */
	PropertyNames names() {
		return this.names;
	}

	PstStore store() {
		return this.store;
	}

	/**
	 * Returns the entry identifier of a node as Outlook makes it.
	 * @param node the number of the node
	 * @return the identifier; {@code null} if the store has no key
	 */
	@Nullable EntryId entryId(long node) {
		Binary id = this.store.entryId(node);
		return (id != null) ? new EntryId(id) : null;
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
