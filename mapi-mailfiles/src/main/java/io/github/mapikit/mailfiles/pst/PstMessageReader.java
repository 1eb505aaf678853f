// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import com.pff.PSTAttachment;
import com.pff.PSTMessage;
import com.pff.PSTRecipient;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.item.MailSummary;
import io.github.mapikit.mailfiles.limits.BoundedStream;
import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.limits.Failures;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.outlook.OutlookProperties;
import io.github.mapikit.mailfiles.text.StringPool;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message of an Outlook data file. Belongs to one thread; what it does with the
 * library it does under the file's lock.
 */
final class PstMessageReader {

	private static final Set<Integer> ATTACHMENT_DATA = Set.of(PropertyTags.ATTACH_DATA_BIN.id());

	private final PstFile file;

	private final PSTMessage message;

	private final String location;

	private final int depth;

	PstMessageReader(PstFile file, PSTMessage message, String location, int depth) {
		this.file = file;
		this.message = message;
		this.location = location;
		this.depth = depth;
	}

	/**
	 * Reads what a table shows.
	 * @param pool where equal texts meet
	 * @return the entry
	 * @throws IOException if the file cannot be read
	 */
	MailSummary summarize(StringPool pool) throws IOException {
		return this.file.locked(() -> {
			MailProperties values = new PstObjectReader(this.message, null, this.file.limits(), new ArrayList<>())
				.read(OutlookProperties.SUMMARY, Set.of());
			OutlookProperties.complete(values);
			MailSummary summary = new MailSummary(pool);
			OutlookProperties.summarize(values, summary);
			summary.size(Math.max(0, values.number(PropertyTags.MESSAGE_SIZE, 0)));
			return summary;
		});
	}

	MailContent read(@Nullable MailItem item) throws IOException {
		return this.file.locked(() -> {
			MailboxLimits limits = this.file.limits();
			List<String> truncations = new ArrayList<>();
			PstObjectReader reader = new PstObjectReader(this.message, null, limits, truncations);
			MailProperties values = reader.read(null, Set.of());
			OutlookProperties.complete(values);
			OutlookProperties.completeHtml(values);
			List<Recipient> recipients = recipients(limits, truncations);
			List<MailAttachment> attachments = attachments(limits, reader.codePage(), truncations);
			OutlookProperties.completeAttachments(values, attachments);
			if (item != null) {
				values.put(PropertyTags.DELIVERY_TIME, item.deliveryTime());
			}
			return new MailContent(values.toMap(), recipients, attachments, truncations, null);
		});
	}

	private List<Recipient> recipients(MailboxLimits limits, List<String> truncations) throws Exception {
		List<Recipient> recipients = new ArrayList<>();
		int count = this.message.getNumberOfRecipients();
		if (count > limits.recipients()) {
			truncations.add("Of " + count + " recipients only the first " + limits.recipients() + " are shown");
		}
		for (int i = 0; i < Math.min(count, limits.recipients()); i++) {
			PSTRecipient row = this.message.getRecipient(i);
			MailProperties values = new MailProperties();
			values.putText(PropertyTags.DISPLAY_NAME, row.getDisplayName());
			values.putText(PropertyTags.EMAIL_ADDRESS, row.getEmailAddress());
			values.putText(PropertyTags.ADDRTYPE, row.getEmailAddressType());
			values.putText(PropertyTags.SMTP_ADDRESS, row.getSmtpAddress());
			values.put(PropertyTags.RECIPIENT_TYPE, RecipientType.ofCode(row.getRecipientType()).code());
			Recipient recipient = OutlookProperties.recipient(values);
			if (recipient != null) {
				recipients.add(recipient);
			}
		}
		return recipients;
	}

	private List<MailAttachment> attachments(MailboxLimits limits, @Nullable Integer codePage, List<String> truncations)
			throws Exception {
		List<MailAttachment> attachments = new ArrayList<>();
		int count = this.message.getNumberOfAttachments();
		if (count > limits.attachments()) {
			truncations.add("Of " + count + " attachments only the first " + limits.attachments() + " are shown");
		}
		for (int i = 0; i < Math.min(count, limits.attachments()); i++) {
			PSTAttachment attachment = this.message.getAttachment(i);
			MailProperties values = new PstObjectReader(attachment, codePage, limits, truncations).read(null,
					ATTACHMENT_DATA);
			OutlookProperties.cleanFileNames(values);
			AttachmentMethod method = AttachmentMethod.ofCode(attachment.getAttachMethod());
			boolean bytes = method == AttachmentMethod.BY_VALUE || method == AttachmentMethod.OLE;
			long size = Math.min(bytes ? attachment.getFilesize() : attachment.getAttachSize(),
					limits.attachmentBytes());
			values.put(PropertyTags.ATTACH_NUM, i);
			values.put(PropertyTags.ATTACH_METHOD, method.code());
			if (values.get(PropertyTags.ATTACH_SIZE) == null) {
				values.put(PropertyTags.ATTACH_SIZE, (int) Math.min(Integer.MAX_VALUE, size));
			}
			attachments.add(new MailAttachment(values.toMap(), method, size, new Opener(attachment, i, method)));
		}
		return attachments;
	}

	/**
	 * Opens the content of an attachment.
	 */
	private final class Opener implements MailAttachment.Opener {

		private static final String OPERATION = "IAttach::OpenProperty";

		private final PSTAttachment attachment;

		private final String place;

		private final AttachmentMethod method;

		Opener(PSTAttachment attachment, int number, AttachmentMethod method) {
			this.attachment = attachment;
			this.place = PstMessageReader.this.location + ", attachment " + (number + 1);
			this.method = method;
		}

		@Override
		public InputStream stream() {
			PstFile pst = PstMessageReader.this.file;
			return Failures.call(OPERATION, this.place, () -> pst.locked(() -> {
				if (this.method == AttachmentMethod.EMBEDDED_MESSAGE) {
					throw Failures.callException(OPERATION, this.place, MapiErrors.MAPI_E_NOT_FOUND,
							"the attachment is a message and has no bytes", null);
				}
				InputStream in = new LockedStream(pst, this.attachment.getFileInputStream());
				return new BoundedStream(in, pst.limits().attachmentBytes(), null);
			}));
		}

		@Override
		public MailContent message() {
			PstMessageReader outer = PstMessageReader.this;
			return Failures.call(OPERATION, this.place, () -> {
				PSTMessage embedded = outer.file.locked(this::embedded);
				if (outer.depth + 1 > outer.file.limits().messageDepth()) {
					throw Failures.callException(OPERATION, this.place, MapiErrors.MAPI_E_TOO_COMPLEX,
							"messages are embedded more than " + outer.file.limits().messageDepth() + " levels deep",
							null);
				}
				return new PstMessageReader(outer.file, embedded, this.place, outer.depth + 1).read(null);
			});
		}

		private PSTMessage embedded() throws Exception {
			PSTMessage embedded = this.attachment.getEmbeddedPSTMessage();
			if (embedded == null) {
				throw Failures.callException(OPERATION, this.place, MapiErrors.MAPI_E_INTERFACE_NOT_SUPPORTED,
						"the attachment is no message", null);
			}
			return embedded;
		}

	}

	/**
	 * A stream of the library, each read of which is an operation of its own.
	 */
	private static final class LockedStream extends InputStream {

		private final PstFile file;

		private final InputStream in;

		LockedStream(PstFile file, @Nullable InputStream in) throws IOException {
			if (in == null) {
				throw new BrokenMailException("the attachment has no content");
			}
			this.file = file;
			this.in = in;
		}

		@Override
		public int read() throws IOException {
			return this.file.locked(this.in::read);
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			Objects.checkFromIndexSize(offset, length, buffer.length);
			return (length == 0) ? 0 : this.file.locked(() -> this.in.read(buffer, offset, length));
		}

	}

}
