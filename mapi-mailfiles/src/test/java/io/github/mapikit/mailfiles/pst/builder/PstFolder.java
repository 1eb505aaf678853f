// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.mailfiles.pst.builder.ltp.PropertyBag;
import io.github.mapikit.mailfiles.pst.builder.ltp.TableContext;
import io.github.mapikit.mailfiles.pst.builder.ndb.NodeType;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTags;

/**
 * A folder to which messages are written as they are added; the folder itself is written
 * when its file is closed. Belongs to one thread.
 * <p>
 * Source: [MS-PST], 2.4.4.
 */
public final class PstFolder {

	private final PstBuilder file;

	private final int nid;

	private final int parent;

	private final PropertyBag properties = new PropertyBag();

	private final List<PstFolder> children = new ArrayList<>();

	private final TableContext contents;

	private final TableContext associated;

	private int unread;

	PstFolder(PstBuilder file, int nid, int parent, String name) {
		this.file = file;
		this.nid = nid;
		this.parent = parent;
		this.properties.set(PropertyTags.DISPLAY_NAME, name);
		this.contents = file.table(isSearch() ? TableTemplates.SEARCH_CONTENTS : file.contentsColumns());
		this.associated = file.table(TableTemplates.ASSOCIATED);
	}

	private boolean isSearch() {
		return NodeType.SEARCH_FOLDER.of(this.nid) == this.nid;
	}

	public int nid() {
		return this.nid;
	}

	public EntryId entryId() {
		return this.file.entryId(this.nid);
	}

	/**
	 * Returns the folder's own properties, of which counts are added if they are missing.
	 */
	public PropertyBag properties() {
		return this.properties;
	}

	/** Adds a folder without a class, of which mail is the usual content. */
	public PstFolder folder(String name) {
		PstFolder child = new PstFolder(this.file, this.file.nextId(NodeType.NORMAL_FOLDER), this.nid, name);
		this.children.add(child);
		return child;
	}

	/**
	 * Adds a folder.
	 * @param name its name
	 * @param containerClass what it holds, such as {@code IPF.Note}
	 * @return the folder
	 */
	public PstFolder folder(String name, String containerClass) {
		PstFolder child = folder(name);
		child.properties.set(PropertyTags.CONTAINER_CLASS, containerClass);
		return child;
	}

	/** Adds a folder that shows messages of others. */
	public PstFolder searchFolder(String name) {
		PstFolder child = new PstFolder(this.file, this.file.nextId(NodeType.SEARCH_FOLDER), this.nid, name);
		this.children.add(child);
		return child;
	}

	PstFolder child(int childId, String name) {
		PstFolder child = new PstFolder(this.file, childId, this.nid, name);
		this.children.add(child);
		return child;
	}

	/**
	 * Writes a message.
	 * @param message the message
	 * @return its node
	 * @throws IOException if the file cannot be written
	 */
	public int add(PstMessage message) throws IOException {
		int messageId = addUnlisted(message);
		list(messageId, message);
		return messageId;
	}

	/** Writes a message that is in no table. */
	public int addUnlisted(PstMessage message) throws IOException {
		int messageId = this.file.nextId(NodeType.NORMAL_MESSAGE);
		this.file.put(messageId, this.file.messages().write(message), this.nid);
		return messageId;
	}

	/** Adds a row for a message that is written, or is to be missing. */
	public void list(int messageId, PstMessage message) throws IOException {
		PropertyBag row = new PropertyBag().setAll(message.properties());
		if (row.get(PropertyTags.MESSAGE_FLAGS.id()) instanceof Object
				&& ((Integer) row.require(PropertyTags.MESSAGE_FLAGS) & 1) == 0) {
			this.unread++;
		}
		this.contents.add(messageId, row);
	}

	/** Writes a message that people do not see. */
	public int addAssociated(PstMessage message) throws IOException {
		int messageId = this.file.nextId(NodeType.ASSOC_MESSAGE);
		this.file.put(messageId, this.file.messages().write(message), this.nid);
		this.associated.add(messageId, new PropertyBag().setAll(message.properties()));
		return messageId;
	}

	/**
	 * Writes the folder and those within it.
	 * @throws IOException if the file cannot be written
	 */
	void finish() throws IOException {
		TableContext hierarchy = this.file.table(TableTemplates.HIERARCHY);
		for (PstFolder child : this.children) {
			child.finish();
			hierarchy.add(child.nid, new PropertyBag().setAll(child.properties));
		}
		this.properties.setDefault(PropertyTags.CONTENT_COUNT, this.contents.count());
		this.properties.setDefault(PropertyTags.CONTENT_UNREAD, this.unread);
		this.properties.setDefault(PropertyTags.SUBFOLDERS, !this.children.isEmpty());
		this.file.put(this.nid, this.file.write(this.properties), this.parent);
		if (isSearch()) {
			this.file.put(NodeType.SEARCH_CONTENTS_TABLE.of(this.nid), this.contents.finish(), 0);
			this.file.putEmpty(NodeType.SEARCH_UPDATE_QUEUE.of(this.nid));
			this.file.put(NodeType.SEARCH_CRITERIA.of(this.nid), this.file.write(new PropertyBag()), 0);
		}
		else {
			this.file.put(NodeType.HIERARCHY_TABLE.of(this.nid), hierarchy.finish(), 0);
			this.file.put(NodeType.CONTENTS_TABLE.of(this.nid), this.contents.finish(), 0);
			this.file.put(NodeType.ASSOC_CONTENTS_TABLE.of(this.nid), this.associated.finish(), 0);
		}
	}

}
