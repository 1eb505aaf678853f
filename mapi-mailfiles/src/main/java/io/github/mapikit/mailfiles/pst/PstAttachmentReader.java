// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.limits.Failures;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.limits.ReadTimeoutException;
import io.github.mapikit.mailfiles.outlook.OutlookAttachments;
import io.github.mapikit.mailfiles.outlook.StringDecoder;
import io.github.mapikit.mailfiles.pst.ltp.PropertyContext;
import io.github.mapikit.mailfiles.pst.ltp.TableContext;
import io.github.mapikit.mailfiles.pst.ndb.DataTree;
import io.github.mapikit.mailfiles.pst.ndb.NodeEntry;
import io.github.mapikit.mailfiles.pst.ndb.NodeIds;
import io.github.mapikit.mailfiles.pst.ndb.NodeReader;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * Reads the attachments of a message: their properties at once, their content when it is
 * opened. One that is broken stays in its place and fails when it is opened. Belongs to
 * one thread.
 * <p>
 * Source: [MS-PST], 2.4.6.
 */
final class PstAttachmentReader {

	private static final int DATA = PropertyTags.ATTACH_DATA_BIN.id();

	private final PstFile file;

	private final String location;

	private final int depth;

	private final StringDecoder strings;

	private final PstBudget budget;

	PstAttachmentReader(PstFile file, String location, int depth, StringDecoder strings, PstBudget budget) {
		this.file = file;
		this.location = location;
		this.depth = depth;
		this.strings = strings;
		this.budget = budget;
	}

	/**
	 * Reads the attachments.
	 * @param reader who reads
	 * @param message the message
	 * @param truncations where to tell what is left out
	 * @return the attachments
	 * @throws IOException if the file cannot be read, or is damaged there
	 */
	List<MailAttachment> read(NodeReader reader, NodeEntry message, List<String> truncations) throws IOException {
		MailboxLimits limits = this.file.limits();
		List<Long> ids = ids(reader, message, truncations);
		if (ids.size() > limits.attachments()) {
			truncations.add("Of " + ids.size() + " attachments only the first " + limits.attachments() + " are shown");
		}
		List<MailAttachment> attachments = new ArrayList<>();
		for (long id : ids) {
			if (attachments.size() >= limits.attachments()) {
				break;
			}
			reader.restart();
			attachments.add(attachment(reader, message, id, attachments.size(), truncations));
		}
		return attachments;
	}

	private List<Long> ids(NodeReader reader, NodeEntry message, List<String> truncations) throws IOException {
		List<Long> ids = new ArrayList<>();
		try {
			NodeEntry list = reader.subnode(message, NodeIds.ATTACHMENT_TABLE);
			if (list != null) {
				for (long row : new TableContext(reader, list).rows(this.file.limits().messages())) {
					ids.add(row & 0xFFFFFFFFL);
				}
			}
			return ids;
		}
		catch (ReadTimeoutException ex) {
			throw ex;
		}
		catch (IOException ex) {
			// the subnodes tell as well which attachments there are
			truncations.add("The table of attachments cannot be read: " + Failures.reason(ex));
			ids.clear();
			for (NodeEntry subnode : reader.subnodes(message, 2 * this.file.limits().attachments())) {
				if (NodeIds.type(subnode.id()) == NodeIds.ATTACHMENT) {
					ids.add(subnode.id());
				}
			}
			return ids;
		}
	}

	private MailAttachment attachment(NodeReader reader, NodeEntry message, long id, int number,
			List<String> truncations) throws IOException {
		String place = this.location + ", attachment " + (number + 1);
		try {
			NodeEntry node = reader.subnode(message, id);
			if (node == null) {
				throw new BrokenMailException("there is no subnode " + NodeIds.shown(id) + " for it");
			}
			return attachment(reader, node, number, place, truncations);
		}
		catch (ReadTimeoutException ex) {
			throw ex;
		}
		catch (IOException ex) {
			truncations.add("Attachment " + (number + 1) + " cannot be read: " + Failures.reason(ex));
			MailProperties values = new MailProperties();
			values.put(PropertyTags.ATTACH_NUM, number);
			values.put(PropertyTags.ATTACH_METHOD, AttachmentMethod.BY_VALUE.code());
			values.put(PropertyTags.ATTACH_SIZE, 0);
			return new MailAttachment(values.toMap(), AttachmentMethod.BY_VALUE, 0,
					PstAttachmentOpener.broken(place, ex));
		}
	}

	private MailAttachment attachment(NodeReader reader, NodeEntry node, int number, String place,
			List<String> truncations) throws IOException {
		MailboxLimits limits = this.file.limits();
		PropertyContext context = new PropertyContext(reader, node);
		PstObjectReader object = new PstObjectReader(this.file, context, this.strings, this.budget);
		MailProperties values = object.read((id) -> id != DATA);
		OutlookAttachments.clean(values);
		PropertyContext.Property data = context.find(DATA);
		AttachmentMethod method = method(values, data);
		long size = (data != null) ? size(context, data, method) : 0;
		if (size < 0) {
			size = values.number(PropertyTags.ATTACH_SIZE, 0);
		}
		size = Math.max(0, Math.min(size, limits.attachmentBytes()));
		values.put(PropertyTags.ATTACH_NUM, number);
		values.put(PropertyTags.ATTACH_METHOD, method.code());
		if (values.get(PropertyTags.ATTACH_SIZE) == null) {
			values.put(PropertyTags.ATTACH_SIZE, (int) Math.min(Integer.MAX_VALUE, size));
		}
		if (this.file.options().damaged()) {
			check(context, data, number, truncations);
		}
		return new MailAttachment(values.toMap(), method, size,
				new PstAttachmentOpener(this.file, node, method, values, place, this.depth, object.strings()));
	}

	private static AttachmentMethod method(MailProperties values, PropertyContext.@Nullable Property data) {
		AttachmentMethod method = AttachmentMethod.ofCode(values.number(PropertyTags.ATTACH_METHOD, 0));
		if (method == AttachmentMethod.NONE && data != null) {
			return data.isObject() ? AttachmentMethod.EMBEDDED_MESSAGE : AttachmentMethod.BY_VALUE;
		}
		return method;
	}

	/** Returns the number of bytes, or -1 if only the file's own word is there. */
	private static long size(PropertyContext context, PropertyContext.Property data, AttachmentMethod method)
			throws IOException {
		try {
			if (!data.isObject()) {
				return context.size(data);
			}
			return (method == AttachmentMethod.OLE) ? context.reader().data(context.object(data)).size() : -1;
		}
		catch (BrokenMailException ex) {
			// whoever opens it is told; its name and all else is there
			return -1;
		}
	}

	/**
	 * Notes what is damaged of an attachment that may be opened nevertheless.
	 */
	private void check(PropertyContext context, PropertyContext.@Nullable Property data, int number,
			List<String> truncations) throws IOException {
		NodeReader own = this.file.reader();
		try {
			DataTree tree = null;
			if (data != null && data.isObject()) {
				tree = own.data(context.object(data));
			}
			else if (data != null && context.isLong(data)) {
				tree = own.data(context.node(data));
			}
			for (int i = 0; tree != null && i < tree.blockCount(); i++) {
				own.restart();
				tree.block(i);
			}
		}
		catch (ReadTimeoutException ex) {
			throw ex;
		}
		catch (IOException ex) {
			truncations.add("Attachment " + (number + 1) + " is not whole: " + Failures.reason(ex));
		}
		for (String damage : own.damages()) {
			truncations.add("Attachment " + (number + 1) + " may be wrong: " + damage);
		}
	}

}
