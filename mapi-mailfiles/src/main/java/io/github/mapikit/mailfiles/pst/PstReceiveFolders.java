// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;

import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.pst.ltp.TableContext;
import io.github.mapikit.mailfiles.pst.ndb.NodeEntry;
import io.github.mapikit.mailfiles.pst.ndb.NodeIds;
import io.github.mapikit.mailfiles.pst.ndb.NodeReader;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;

/**
 * The table of a data file that says in which folder messages of a class arrive: what
 * {@code IMsgStore::GetReceiveFolder} answers from.
 * <p>
 * Source: [MS-PST], 2.4.1.
 */
final class PstReceiveFolders {

	private static final PropertyTag<Integer> FOLDER = PropertyTag.int32(0x6605);

	private static final int MOST = 1000;

	private PstReceiveFolders() {
	}

	/**
	 * Finds the folder in which messages of a class arrive: the one whose row has the
	 * longest beginning of it.
	 * @param file the file
	 * @param messageClass the class
	 * @return the number of the folder, or 0 if the file does not tell
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	static long find(PstFile file, String messageClass) throws IOException {
		NodeReader reader = file.reader();
		NodeEntry node = reader.node(NodeIds.RECEIVE_FOLDER_TABLE);
		long folder = 0;
		int longest = -1;
		if (node != null) {
			TableContext table = new TableContext(reader, node);
			for (long row : table.rows(MOST)) {
				MailProperties values = new MailProperties();
				PstObjectReader.read(table.row(row), table.columns(), file.store().strings(), values);
				String prefix = values.text(PropertyTags.MESSAGE_CLASS);
				boolean begins = messageClass.regionMatches(true, 0, prefix, 0, prefix.length());
				int target = values.number(FOLDER, 0);
				if (target != 0 && begins && prefix.length() > longest) {
					folder = target & 0xFFFFFFFFL;
					longest = prefix.length();
				}
			}
		}
		return folder;
	}

}
