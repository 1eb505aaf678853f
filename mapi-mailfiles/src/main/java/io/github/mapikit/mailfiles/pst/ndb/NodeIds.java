// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ndb;

/**
 * The numbers of nodes: the lowest five bits say what a node is.
 * <p>
 * Source: [MS-PST], 2.2.2.1 and 2.4.1.
 *
 * @since 0.1.0
 */
public final class NodeIds {

	/** A folder. */
	public static final int FOLDER = 0x02;

	/** A search folder. */
	public static final int SEARCH_FOLDER = 0x03;

	/** A message. */
	public static final int MESSAGE = 0x04;

	/** An attachment, always a subnode. */
	public static final int ATTACHMENT = 0x05;

	/** A message of a folder's associated contents. */
	public static final int ASSOCIATED_MESSAGE = 0x08;

	/** The table of a folder's folders. */
	public static final int HIERARCHY_TABLE = 0x0D;

	/** The table of a folder's messages. */
	public static final int CONTENTS_TABLE = 0x0E;

	/** The table of a folder's associated messages. */
	public static final int ASSOCIATED_TABLE = 0x0F;

	/** The node of the store's properties. */
	public static final long MESSAGE_STORE = 0x21;

	/** The node of the names of properties. */
	public static final long NAME_TO_ID_MAP = 0x61;

	/** The node of the folder above all. */
	public static final long ROOT_FOLDER = 0x122;

	/** The node of the table that says where messages of a class arrive. */
	public static final long RECEIVE_FOLDER_TABLE = 0x62B;

	/** The subnode of a message's table of attachments. */
	public static final long ATTACHMENT_TABLE = 0x671;

	/** The subnode of a message's table of recipients. */
	public static final long RECIPIENT_TABLE = 0x692;

	private static final int TYPE_BITS = 0x1F;

	private NodeIds() {
	}

	/**
	 * Returns what a node is.
	 * @param node its number
	 * @return the type, five bits
	 */
	public static int type(long node) {
		return (int) node & TYPE_BITS;
	}

	/**
	 * Returns a number that differs only in what the node is.
	 * @param node the number
	 * @param type the other type
	 * @return the other number
	 */
	public static long withType(long node, int type) {
		return (node & ~TYPE_BITS) | type;
	}

	/**
	 * Returns a number as people see it.
	 * @param node the number
	 * @return the number in hexadecimal digits
	 */
	public static String shown(long node) {
		return "0x" + Long.toHexString(node);
	}

}
