// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;

import io.github.mapikit.mailfiles.pst.builder.ltp.ObjectReference;
import io.github.mapikit.mailfiles.pst.builder.ltp.PropertyBag;
import io.github.mapikit.mailfiles.pst.builder.ltp.PropertyContext;
import io.github.mapikit.mailfiles.pst.builder.ltp.PropertyEncoder;
import io.github.mapikit.mailfiles.pst.builder.ltp.SubnodeReference;
import io.github.mapikit.mailfiles.pst.builder.ltp.TableContext;
import io.github.mapikit.mailfiles.pst.builder.ndb.BlockWriter;
import io.github.mapikit.mailfiles.pst.builder.ndb.DataTreeWriter;
import io.github.mapikit.mailfiles.pst.builder.ndb.NodeData;
import io.github.mapikit.mailfiles.pst.builder.ndb.NodeType;
import io.github.mapikit.mailfiles.pst.builder.ndb.SubnodeTree;
import io.github.mapikit.model.property.PropertyTags;

/**
 * Writes messages with their recipients and attachments.
 * <p>
 * Source: [MS-PST], 2.4.5 and 2.4.6.
 */
final class MessageWriter {

	private static final int ATTACHMENT_TABLE = 0x671;

	private static final int RECIPIENT_TABLE = 0x692;

	private static final int HAS_ATTACHMENT = 0x10;

	private static final int READ = 1;

	private static final int OBJECT = 0x000D;

	private static final int BINARY = 0x0102;

	private final BlockWriter blocks;

	private final PropertyEncoder encoder;

	MessageWriter(BlockWriter blocks, PropertyEncoder encoder) {
		this.blocks = blocks;
		this.encoder = encoder;
	}

	/**
	 * Writes a message, after completing its properties.
	 * @param message the message
	 * @return what its node consists of
	 * @throws IOException if the file cannot be written
	 */
	NodeData write(PstMessage message) throws IOException {
		SubnodeTree subnodes = new SubnodeTree(this.blocks);
		recipients(message.recipients(), subnodes);
		int size = attachments(message.attachments(), subnodes);
		PropertyBag properties = message.properties();
		boolean attached = !message.attachments().isEmpty();
		properties.setDefault(PropertyTags.MESSAGE_FLAGS, READ | (attached ? HAS_ATTACHMENT : 0));
		properties.setDefault(PropertyTags.HASATTACH, attached);
		properties.setDefault(PropertyTags.MESSAGE_SIZE, size + properties.size());
		return PropertyContext.write(this.blocks, this.encoder, properties, subnodes);
	}

	private void recipients(List<PropertyBag> recipients, SubnodeTree subnodes) throws IOException {
		TableContext table = new TableContext(this.blocks, this.encoder, TableTemplates.RECIPIENTS);
		for (int i = 0; i < recipients.size(); i++) {
			table.add(i, recipients.get(i));
		}
		subnodes.put(RECIPIENT_TABLE, table.finish());
	}

	private int attachments(List<PstAttachment> attachments, SubnodeTree subnodes) throws IOException {
		if (attachments.isEmpty()) {
			return 0;
		}
		int size = 0;
		TableContext table = new TableContext(this.blocks, this.encoder, TableTemplates.ATTACHMENTS);
		for (int i = 0; i < attachments.size(); i++) {
			PstAttachment attachment = attachments.get(i);
			attachment.set(PropertyTags.ATTACH_NUM, i);
			int nid = subnodes.add(NodeType.ATTACHMENT, write(attachment));
			table.add(nid, new PropertyBag().setAll(attachment.properties()));
			size += (Integer) attachment.properties().require(PropertyTags.ATTACH_SIZE);
		}
		subnodes.put(ATTACHMENT_TABLE, table.finish());
		return size;
	}

	private NodeData write(PstAttachment attachment) throws IOException {
		SubnodeTree subnodes = new SubnodeTree(this.blocks);
		PropertyBag properties = attachment.properties();
		int id = PropertyTags.ATTACH_DATA_BIN.id();
		PstMessage message = attachment.message();
		Supplier<InputStream> data = attachment.data();
		int size = properties.size();
		if (message != null) {
			int nid = subnodes.add(NodeType.NORMAL_MESSAGE, write(message));
			int messageSize = (Integer) message.properties().require(PropertyTags.MESSAGE_SIZE);
			properties.set(id, OBJECT, new ObjectReference(nid, messageSize));
			size += messageSize;
		}
		else if (data != null) {
			size += data(attachment, data, properties, subnodes);
		}
		properties.setDefault(PropertyTags.ATTACH_SIZE, size);
		return PropertyContext.write(this.blocks, this.encoder, properties, subnodes);
	}

	private int data(PstAttachment attachment, Supplier<InputStream> data, PropertyBag properties, SubnodeTree subnodes)
			throws IOException {
		int id = PropertyTags.ATTACH_DATA_BIN.id();
		DataTreeWriter tree = new DataTreeWriter(this.blocks);
		try (InputStream input = data.get()) {
			int length = (int) tree.transfer(input);
			long block = tree.finish();
			if (block == 0) {
				properties.set(id, BINARY, new byte[0]);
				return 0;
			}
			int nid = subnodes.add(NodeType.LTP, new NodeData(block, 0));
			properties.set(id, attachment.isObject() ? OBJECT : BINARY,
					attachment.isObject() ? new ObjectReference(nid, length) : new SubnodeReference(nid));
			return length;
		}
	}

}
