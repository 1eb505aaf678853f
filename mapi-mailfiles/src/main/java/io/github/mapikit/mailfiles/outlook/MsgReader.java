// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.item.MailSummary;
import io.github.mapikit.mailfiles.limits.Failures;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.source.MailFile;
import io.github.mapikit.mailfiles.source.Resources;
import io.github.mapikit.mailfiles.source.Ticks;
import io.github.mapikit.mailfiles.text.StringPool;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.PropertyTags;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/**
 * Reads Outlook messages: of an entry only what its table shows, of the content all but
 * the attachments, which are streams into the file. The file stays open as long as the
 * content. Belongs to one thread.
 * <p>
 * Source: [MS-OXMSG].
 *
 * @since 0.1.0
 */
public final class MsgReader {

	private static final int TOP_HEADER = 32;

	private static final int EMBEDDED_HEADER = 24;

	private static final int CHILD_HEADER = 8;

	private static final String RECIPIENT = "__recip_version1.0_";

	private static final String ATTACHMENT = "__attach_version1.0_";

	private static final Set<Integer> ATTACHMENT_DATA = Set.of(PropertyTags.ATTACH_DATA_BIN.id());

	private final MailFile file;

	private final MailboxLimits limits;

	/**
	 * Creates a reader.
	 * @param file the file
	 * @param limits what it may cost
	 */
	public MsgReader(MailFile file, MailboxLimits limits) {
		this.file = file;
		this.limits = limits;
	}

	private POIFSFileSystem openFileSystem() throws IOException {
		File onDisk = this.file.onDisk();
		if (onDisk != null) {
			return new POIFSFileSystem(onDisk, true);
		}
		try (InputStream in = this.file.open()) {
			byte[] bytes = in.readNBytes(this.limits.archiveBytes());
			return new POIFSFileSystem(new ByteArrayInputStream(bytes));
		}
	}

	/**
	 * Reads what a table shows.
	 * @param size the number of bytes of the file
	 * @param pool where equal texts meet
	 * @return the entry
	 * @throws IOException if the file cannot be read or is no message
	 */
	public MailSummary summarize(long size, StringPool pool) throws IOException {
		try (POIFSFileSystem fileSystem = openFileSystem()) {
			MsgStorage storage = new MsgStorage(fileSystem.getRoot(), TOP_HEADER, null, this.limits, new ArrayList<>());
			MailProperties values = storage.read(OutlookProperties.SUMMARY, Set.of());
			OutlookProperties.complete(values);
			MailSummary summary = new MailSummary(pool);
			OutlookProperties.summarize(values, summary);
			if (summary.deliveryTicks() == Ticks.NONE) {
				summary.deliveryTicks(this.file.modifiedTicks());
			}
			summary.size(size);
			summary.set(MessageFlag.HAS_ATTACHMENT, !storage.children(ATTACHMENT, Integer.MAX_VALUE).isEmpty());
			return summary;
		}
	}

	MailContent read(MailItem item) throws IOException {
		POIFSFileSystem fileSystem = openFileSystem();
		try {
			return read(fileSystem.getRoot(), TOP_HEADER, null, 0, item, fileSystem);
		}
		catch (IOException | RuntimeException | Error ex) {
			Resources.close(fileSystem);
			throw ex;
		}
	}

	private MailContent read(DirectoryNode directory, int header, @Nullable Integer codePage, int depth,
			@Nullable MailItem item, @Nullable Closeable resource) throws IOException {
		List<String> truncations = new ArrayList<>();
		MsgStorage storage = new MsgStorage(directory, header, codePage, this.limits, truncations);
		Integer ownCodePage = (storage.codePage() != null) ? storage.codePage() : codePage;
		MailProperties values = storage.read(null, Set.of());
		OutlookProperties.complete(values);
		OutlookProperties.completeHtml(values);
		List<Recipient> recipients = new ArrayList<>();
		for (DirectoryNode node : storage.children(RECIPIENT, this.limits.recipients())) {
			MailProperties row = new MsgStorage(node, CHILD_HEADER, ownCodePage, this.limits, truncations).read(null,
					Set.of());
			Recipient recipient = OutlookProperties.recipient(row);
			if (recipient != null) {
				recipients.add(recipient);
			}
		}
		List<MailAttachment> attachments = new ArrayList<>();
		for (DirectoryNode node : storage.children(ATTACHMENT, this.limits.attachments())) {
			attachments.add(attachment(node, attachments.size(), ownCodePage, depth, truncations));
		}
		OutlookProperties.completeAttachments(values, attachments);
		if (item != null) {
			values.put(PropertyTags.MESSAGE_SIZE, item.size());
			values.put(PropertyTags.DELIVERY_TIME, item.deliveryTime());
		}
		return new MailContent(values.toMap(), recipients, attachments, truncations, resource);
	}

	private MailAttachment attachment(DirectoryNode node, int number, @Nullable Integer codePage, int depth,
			List<String> truncations) throws IOException {
		MsgStorage storage = new MsgStorage(node, CHILD_HEADER, codePage, this.limits, truncations);
		MailProperties values = storage.read(null, ATTACHMENT_DATA);
		OutlookProperties.cleanFileNames(values);
		boolean object = storage.dataStorage() != null;
		int fallback = object ? AttachmentMethod.EMBEDDED_MESSAGE.code() : AttachmentMethod.BY_VALUE.code();
		AttachmentMethod method = AttachmentMethod.ofCode(values.number(PropertyTags.ATTACH_METHOD, fallback));
		if (method == AttachmentMethod.NONE && storage.streamSize(PropertyTags.ATTACH_DATA_BIN) > 0) {
			method = AttachmentMethod.BY_VALUE;
		}
		long size = object ? values.number(PropertyTags.ATTACH_SIZE, 0)
				: storage.streamSize(PropertyTags.ATTACH_DATA_BIN);
		values.put(PropertyTags.ATTACH_NUM, number);
		values.put(PropertyTags.ATTACH_METHOD, method.code());
		if (values.get(PropertyTags.ATTACH_SIZE) == null) {
			values.put(PropertyTags.ATTACH_SIZE, (int) Math.min(Integer.MAX_VALUE, size));
		}
		return new MailAttachment(values.toMap(), method, size, new Opener(storage, number, method, codePage, depth));
	}

	/**
	 * Opens the content of an attachment.
	 */
	private final class Opener implements MailAttachment.Opener {

		private static final String OPERATION = "IAttach::OpenProperty";

		private final MsgStorage storage;

		private final String location;

		private final AttachmentMethod method;

		private final @Nullable Integer codePage;

		private final int depth;

		Opener(MsgStorage storage, int number, AttachmentMethod method, @Nullable Integer codePage, int depth) {
			this.storage = storage;
			this.location = MsgReader.this.file.location() + ", attachment " + (number + 1);
			this.method = method;
			this.codePage = codePage;
			this.depth = depth;
		}

		@Override
		public InputStream stream() {
			return Failures.call(OPERATION, this.location, () -> {
				InputStream in = this.storage.openStream(PropertyTags.ATTACH_DATA_BIN);
				if (in == null) {
					throw Failures.callException(OPERATION, this.location, MapiErrors.MAPI_E_NOT_FOUND,
							"the attachment has no bytes", null);
				}
				return in;
			});
		}

		@Override
		public MailContent message() {
			return Failures.call(OPERATION, this.location, () -> {
				DirectoryNode node = this.storage.dataStorage();
				if (node == null || this.method != AttachmentMethod.EMBEDDED_MESSAGE) {
					throw Failures.callException(OPERATION, this.location, MapiErrors.MAPI_E_INTERFACE_NOT_SUPPORTED,
							"the attachment is no message", null);
				}
				if (this.depth + 1 > MsgReader.this.limits.messageDepth()) {
					throw Failures.callException(OPERATION, this.location, MapiErrors.MAPI_E_TOO_COMPLEX,
							"messages are embedded more than " + MsgReader.this.limits.messageDepth() + " levels deep",
							null);
				}
				return read(node, EMBEDDED_HEADER, this.codePage, this.depth + 1, null, null);
			});
		}

	}

}
