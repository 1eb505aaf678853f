// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ndb;

/**
 * The type of a node, which is part of its id.
 * <p>
 * Source: [MS-PST], 2.2.2.1.
 */
public enum NodeType {

	/** What only the format itself needs. */
	INTERNAL(0x01),
	/** A folder. */
	NORMAL_FOLDER(0x02),
	/** A folder that shows what a search finds. */
	SEARCH_FOLDER(0x03),
	/** A message. */
	NORMAL_MESSAGE(0x04),
	/** An attachment. */
	ATTACHMENT(0x05),
	/** What a search folder has still to look at. */
	SEARCH_UPDATE_QUEUE(0x06),
	/** For what a search folder looks. */
	SEARCH_CRITERIA(0x07),
	/** A message that people do not see. */
	ASSOC_MESSAGE(0x08),
	/** Which folder takes which mail. */
	RECEIVE_FOLDER_TABLE(0x0B),
	/** The folders of a folder. */
	HIERARCHY_TABLE(0x0D),
	/** The messages of a folder. */
	CONTENTS_TABLE(0x0E),
	/** The messages of a folder that people do not see. */
	ASSOC_CONTENTS_TABLE(0x0F),
	/** What a search has found. */
	SEARCH_CONTENTS_TABLE(0x10),
	/** The attachments of a message. */
	ATTACHMENT_TABLE(0x11),
	/** The recipients of a message. */
	RECIPIENT_TABLE(0x12),
	/** A value or the rows of a table. */
	LTP(0x1F);

	private final int code;

	NodeType(int code) {
		this.code = code;
	}

	/**
	 * Returns an id of this type.
	 * @param index the rest of the id
	 * @return the id
	 */
	public int id(int index) {
		return index << 5 | this.code;
	}

	/**
	 * Returns the id that differs from another in its type only.
	 * @param nid the other id
	 * @return the id
	 */
	public int of(int nid) {
		return nid & ~0x1F | this.code;
	}

}
