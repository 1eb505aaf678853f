// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.mapikit.mailfiles.pst.builder.ltp.PropertyBag;
import io.github.mapikit.mailfiles.pst.builder.ltp.PropertyContext;
import io.github.mapikit.mailfiles.pst.builder.ltp.PropertyEncoder;
import io.github.mapikit.mailfiles.pst.builder.ltp.TableContext;
import io.github.mapikit.mailfiles.pst.builder.ndb.NdbOptions;
import io.github.mapikit.mailfiles.pst.builder.ndb.NodeData;
import io.github.mapikit.mailfiles.pst.builder.ndb.NodeDatabase;
import io.github.mapikit.mailfiles.pst.builder.ndb.NodeType;
import io.github.mapikit.mailfiles.pst.builder.ndb.SubnodeTree;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.PropertyTags;

/**
 * Writes an Outlook data file. Messages are written as they are added, everything else
 * when the builder is closed. Belongs to one thread.
 * <p>
 * Source: [MS-PST], 2.4 and 2.7.
 */
public final class PstBuilder implements Closeable {

	private static final int STORE = 0x21;

	private static final int NAMES = 0x61;

	private static final int ROOT = 0x122;

	private static final int SUBTREE = 0x8022;

	private static final int FINDER = 0x8042;

	private static final int DELETED_ITEMS = 0x8062;

	private static final int COMMON_VIEWS = 0x8082;

	private static final int RECEIVE_FOLDERS = 0x62B;

	private static final int LONG = 0x0003;

	private static final int BINARY = 0x0102;

	private static final UUID COMMON = UUID.fromString("00062008-0000-0000-c000-000000000046");

	private static final Binary RECORD_KEY = Binary.ofHex("6D6170696B69742D746573742D737472");

	private final NodeDatabase database;

	private final PropertyEncoder encoder;

	private final MessageWriter messages;

	private final Map<NodeType, Integer> nextIndexes = new EnumMap<>(NodeType.class);

	private final PropertyBag store = new PropertyBag();

	private final NamedProperties names = new NamedProperties();

	private final List<PropertyBag> receiveFolders = new ArrayList<>();

	private int[] contentsColumns = TableTemplates.CONTENTS;

	private final PstFolder root;

	private final PstFolder subtree;

	private final PstFolder deletedItems;

	private final PstFolder finder;

	/**
	 * Begins a file.
	 * @param file the file, which is replaced
	 * @param options how it is written
	 * @param charset the charset of strings that are not Unicode
	 * @throws IOException if the file cannot be written
	 */
	public PstBuilder(Path file, NdbOptions options, Charset charset) throws IOException {
		this.database = new NodeDatabase(file, options);
		this.encoder = new PropertyEncoder(options.format(), charset);
		this.messages = new MessageWriter(this.database.blocks(), this.encoder);
		this.nextIndexes.put(NodeType.NORMAL_FOLDER, 0x405);
		this.nextIndexes.put(NodeType.SEARCH_FOLDER, 0x200);
		this.nextIndexes.put(NodeType.NORMAL_MESSAGE, 0x10000);
		this.nextIndexes.put(NodeType.ASSOC_MESSAGE, 0x8000);
		this.root = new PstFolder(this, ROOT, ROOT, "");
		this.subtree = this.root.child(SUBTREE, "Top of Outlook data file");
		this.finder = this.root.child(FINDER, "Search Root");
		this.root.child(COMMON_VIEWS, "IPM_COMMON_VIEWS");
		this.deletedItems = this.subtree.child(DELETED_ITEMS, "Deleted Items");
	}

	/** Returns the store's properties. */
	public PropertyBag store() {
		return this.store;
	}

	public NamedProperties names() {
		return this.names;
	}

	/** Returns the folder in which people see theirs. */
	public PstFolder top() {
		return this.subtree;
	}

	/** Returns the folder above all others. */
	public PstFolder root() {
		return this.root;
	}

	public PstFolder deletedItems() {
		return this.deletedItems;
	}

	/** Returns the folder of search folders. */
	public PstFolder finder() {
		return this.finder;
	}

	/**
	 * Says which folder takes which messages.
	 * @param messageClass the class of the messages, or its begin
	 * @param folder the folder
	 */
	public void receive(String messageClass, PstFolder folder) {
		this.receiveFolders
			.add(new PropertyBag().set(PropertyTags.MESSAGE_CLASS, messageClass).set(0x6605, LONG, folder.nid()));
	}

	/**
	 * Sets the columns of the contents tables of folders that are added from here on.
	 * @param tags the tags of the columns
	 */
	public void contentsColumns(int... tags) {
		this.contentsColumns = tags.clone();
	}

	int[] contentsColumns() {
		return this.contentsColumns;
	}

	/** Sets the password, of which the file has a checksum only. */
	public void password(int checksum) {
		this.store.set(0x67FF, LONG, checksum);
	}

	/**
	 * Places what is added from here on at or behind a position of the file.
	 * @param position the position
	 * @throws IOException if the file cannot be written
	 */
	public void skipTo(long position) throws IOException {
		this.database.skipTo(position);
	}

	int nextId(NodeType type) {
		return type.id(this.nextIndexes.merge(type, 1, Integer::sum));
	}

	EntryId entryId(int nid) {
		return EntryId.of(ByteBuffer.allocate(24)
			.order(ByteOrder.LITTLE_ENDIAN)
			.putInt(0)
			.put(RECORD_KEY.toByteArray())
			.putInt(nid)
			.array());
	}

	TableContext table(int... columns) {
		return new TableContext(this.database.blocks(), this.encoder, columns);
	}

	NodeData write(PropertyBag properties) throws IOException {
		return PropertyContext.write(this.database.blocks(), this.encoder, properties,
				new SubnodeTree(this.database.blocks()));
	}

	MessageWriter messages() {
		return this.messages;
	}

	void put(int nid, NodeData data, int parent) {
		this.database.put(nid, data, parent);
	}

	void putEmpty(int nid) {
		this.database.put(nid, NodeData.EMPTY, 0);
	}

	@Override
	public void close() throws IOException {
		try (this.database) {
			this.root.finish();
			this.store.setDefault(PropertyTags.RECORD_KEY, RECORD_KEY);
			this.store.setDefault(PropertyTags.DISPLAY_NAME, "Built");
			this.store.setDefault(PropertyTags.IPM_SUBTREE_ENTRYID, entryId(SUBTREE));
			this.store.setDefault(PropertyTags.IPM_WASTEBASKET_ENTRYID, entryId(DELETED_ITEMS));
			this.store.set(0x35E6, BINARY, entryId(COMMON_VIEWS));
			this.store.set(0x35E7, BINARY, entryId(FINDER));
			this.store.set(0x35DF, LONG, 0x89 | 0x40);
			if (this.store.get(0x67FF) == null) {
				password(0);
			}
			put(STORE, write(this.store), 0);
			// other readers miss something if nothing has a name
			this.names.id(NamedProperties.PS_PUBLIC_STRINGS, "Keywords");
			this.names.id(COMMON, 0x8580);
			put(NAMES, write(this.names.properties()), 0);
			receiveFolders();
			templates();
		}
	}

	private void receiveFolders() throws IOException {
		TableContext table = table(TableTemplates.RECEIVE_FOLDERS);
		int row = 1;
		table.add(row++, new PropertyBag().set(PropertyTags.MESSAGE_CLASS, "").set(0x6605, LONG, ROOT));
		for (PropertyBag receiveFolder : this.receiveFolders) {
			table.add(row++, receiveFolder);
		}
		put(RECEIVE_FOLDERS, table.finish(), 0);
	}

	/** Writes what a file of Outlook has besides. */
	private void templates() throws IOException {
		put(NodeType.HIERARCHY_TABLE.of(0x600), table(TableTemplates.HIERARCHY).finish(), 0);
		put(NodeType.CONTENTS_TABLE.of(0x600), table(TableTemplates.CONTENTS).finish(), 0);
		put(NodeType.ASSOC_CONTENTS_TABLE.of(0x600), table(TableTemplates.ASSOCIATED).finish(), 0);
		put(NodeType.SEARCH_CONTENTS_TABLE.of(0x600), table(TableTemplates.SEARCH_CONTENTS).finish(), 0);
		put(NodeType.ATTACHMENT_TABLE.of(0x660), table(TableTemplates.ATTACHMENTS).finish(), 0);
		put(NodeType.RECIPIENT_TABLE.of(0x680), table(TableTemplates.RECIPIENTS).finish(), 0);
		putEmpty(NodeType.INTERNAL.of(0x1E0));
		putEmpty(NodeType.INTERNAL.of(0x200));
	}

}
