// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.limits.ReadTimeoutException;
import io.github.mapikit.mailfiles.pst.ltp.PropertyContext;
import io.github.mapikit.mailfiles.pst.ltp.TableContext;
import io.github.mapikit.mailfiles.pst.ndb.NodeEntry;
import io.github.mapikit.mailfiles.pst.ndb.NodeIds;
import io.github.mapikit.mailfiles.pst.ndb.NodeReader;
import io.github.mapikit.mailfiles.pst.ndb.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Reads folders and what their tables list. Belongs to one thread.
 * <p>
 * Source: [MS-PST], 2.4.4.
 */
final class PstFolderTables {

	private final PstFile file;

	/** The folders of each folder, if it had to be found. */
	private @Nullable Map<Long, List<Long>> byNodes;

	PstFolderTables(PstFile file) {
		this.file = file;
	}

	/**
	 * Reads a folder.
	 * @param id its number
	 * @return the folder
	 * @throws IOException if the file cannot be read, is damaged there, or there is no
	 * such folder
	 */
	PstFolder folder(long id) throws IOException {
		NodeReader reader = this.file.reader();
		PropertyContext context = new PropertyContext(reader, PstFile.node(reader, id));
		MailProperties values = new PstObjectReader(this.file, context, this.file.store().strings(),
				new PstBudget(this.file.limits(), new ArrayList<>()))
			.all();
		return new PstFolder(id, values);
	}

	/**
	 * Lists the folders of a folder. Search folders are left out: what they show is in
	 * other folders.
	 * @param parent the folder
	 * @return the rows of the folders
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	List<PstFolder> subfolders(long parent) throws IOException {
		List<PstFolder> folders = new ArrayList<>();
		TableContext table = table(parent, NodeIds.HIERARCHY_TABLE);
		if (table != null) {
			for (long row : table.rows(this.file.limits().files())) {
				long id = row & 0xFFFFFFFFL;
				if (NodeIds.type(id) == NodeIds.FOLDER) {
					folders.add(new PstFolder(id, values(table, row)));
				}
			}
		}
		return folders;
	}

	/**
	 * Lists the folders of a folder whose table cannot be read: nodes name what they are
	 * in.
	 * @param parent the folder
	 * @return the folders, of which nothing but the number is read
	 * @throws IOException if the file cannot be read
	 */
	List<PstFolder> subfoldersByNodes(long parent) throws IOException {
		Map<Long, List<Long>> known = this.byNodes;
		if (known == null) {
			Map<Long, List<Long>> found = new HashMap<>();
			this.file.reader().visit(new NodeVisitor() {

				private int left = PstFolderTables.this.file.limits().files();

				@Override
				public boolean node(NodeEntry node) {
					if (NodeIds.type(node.id()) == NodeIds.FOLDER && node.id() != node.parent()) {
						found.computeIfAbsent(node.parent(), (id) -> new ArrayList<>()).add(node.id());
						this.left--;
					}
					return this.left > 0;
				}

				@Override
				public void broken(IOException cause) {
					// what is below is not found
				}

			});
			known = found;
			this.byNodes = found;
		}
		return known.getOrDefault(parent, List.of())
			.stream()
			.map((id) -> new PstFolder(id, new MailProperties()))
			.toList();
	}

	private MailProperties values(TableContext table, long row) throws ReadTimeoutException {
		MailProperties values = new MailProperties();
		try {
			PstObjectReader.read(table.row(row), table.columns(), this.file.store().strings(), values);
		}
		catch (ReadTimeoutException ex) {
			throw ex;
		}
		catch (IOException ex) {
			// the folder itself tells more
		}
		return values;
	}

	/**
	 * Opens the table of a folder's messages.
	 * @param folder the folder
	 * @return the table, or {@code null} if the folder has none
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	@Nullable TableContext contents(long folder) throws IOException {
		return table(folder, NodeIds.CONTENTS_TABLE);
	}

	/**
	 * Lists the messages of a folder's associated contents, which are not meant for
	 * people.
	 * @param folder the folder
	 * @return the numbers of the messages
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	List<Long> associated(long folder) throws IOException {
		List<Long> messages = new ArrayList<>();
		TableContext table = table(folder, NodeIds.ASSOCIATED_TABLE);
		if (table != null) {
			for (long row : table.rows(this.file.limits().messages())) {
				messages.add(row & 0xFFFFFFFFL);
			}
		}
		return messages;
	}

	private @Nullable TableContext table(long folder, int type) throws IOException {
		NodeReader reader = this.file.reader();
		NodeEntry node = reader.node(NodeIds.withType(folder, type));
		return (node != null) ? new TableContext(reader, node) : null;
	}

}
