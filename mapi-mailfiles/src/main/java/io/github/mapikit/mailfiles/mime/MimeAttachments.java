// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.limits.Failures;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.source.MailSource;
import io.github.mapikit.mailfiles.text.AttachmentNames;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * The attachments of a message, while its parts are read. Which of them are pictures that
 * a body shows is told by the body, which may come after them. Belongs to one thread.
 */
final class MimeAttachments {

	/** {@code PidTagAttachmentHidden}. */
	static final PropertyTag<Boolean> HIDDEN = PropertyTag.bool(0x7FFE);

	/** {@code PidTagAttachFlags}. */
	static final PropertyTag<Integer> FLAGS = PropertyTag.int32(0x3714);

	/** {@code PidTagAttachContentLocation}. */
	static final PropertyTag<String> CONTENT_LOCATION = PropertyTag.unicode(0x3713);

	/** The HTML body refers to the attachment. */
	private static final int RENDERED_IN_BODY = 4;

	private final MailboxLimits limits;

	private final int depth;

	private final List<String> truncations;

	private final List<Pending> pending = new ArrayList<>();

	private long bytes;

	private boolean full;

	MimeAttachments(MailboxLimits limits, int depth, List<String> truncations) {
		this.limits = limits;
		this.depth = depth;
		this.truncations = truncations;
	}

	int count() {
		return this.pending.size();
	}

	/**
	 * Adds what was read in another way.
	 * @param attachments the attachments
	 * @return whether there was room for them
	 */
	boolean addAll(List<MailAttachment> attachments) {
		if (this.pending.size() + attachments.size() > this.limits.attachments()) {
			return false;
		}
		for (MailAttachment attachment : attachments) {
			MailProperties values = new MailProperties();
			attachment.properties().forEach(values::putRaw);
			this.pending.add(new Pending(values, attachment.method(), attachment.size(), new Delegate(attachment)));
		}
		return true;
	}

	private boolean isFull() {
		if (this.pending.size() < this.limits.attachments()) {
			return false;
		}
		if (!this.full) {
			this.full = true;
			this.truncations.add("Of the attachments only the first " + this.limits.attachments() + " are shown");
		}
		return true;
	}

	/**
	 * Adds a part.
	 * @param walker the walker that is at the part
	 * @param in what is left of its content
	 * @param name the name of the file as the message has it, or {@code null}
	 * @throws IOException if the part cannot be read
	 */
	void add(MimeWalker walker, InputStream in, @Nullable String name) throws IOException {
		if (isFull()) {
			return;
		}
		PartHeader header = walker.header();
		long size = 0;
		String title = "";
		if (header.isMessage()) {
			HeaderReader reader = new HeaderReader(this.limits.headerBytes());
			reader.read(in);
			size = reader.length();
			title = new Rfc822Headers(reader.block()).subject();
		}
		size = limited(size + in.transferTo(OutputStream.nullOutputStream()));
		MailProperties values = add(walker.part(), header.type(), header.isMessage(), name, title, size);
		values.putText(PropertyTags.ATTACH_CONTENT_ID, header.contentId());
		values.putText(CONTENT_LOCATION, header.contentLocation());
	}

	/**
	 * Adds a file that stands in the text of a body.
	 * @param content the file
	 * @param name its name
	 * @param size its number of bytes
	 * @return whether there was room for it
	 */
	boolean addFile(MimePart content, String name, long size) {
		if (isFull()) {
			return false;
		}
		add(content, "application/octet-stream", false, name, "", limited(size));
		return true;
	}

	private MailProperties add(MimePart content, String type, boolean message, @Nullable String name, String title,
			long size) {
		MailProperties values = new MailProperties();
		int number = this.pending.size();
		String fileName = (name != null) ? AttachmentNames.clean(name) : "";
		if (fileName.isEmpty() && !message) {
			fileName = "ATT%05d%s".formatted(number + 1, defaultExtension(type));
		}
		AttachmentMethod method = message ? AttachmentMethod.EMBEDDED_MESSAGE : AttachmentMethod.BY_VALUE;
		values.put(PropertyTags.ATTACH_NUM, number);
		values.put(PropertyTags.ATTACH_METHOD, method.code());
		values.putText(PropertyTags.ATTACH_LONG_FILENAME, fileName);
		values.putText(PropertyTags.ATTACH_FILENAME, fileName);
		values.putText(PropertyTags.ATTACH_EXTENSION, AttachmentNames.extension(fileName));
		values.putText(PropertyTags.DISPLAY_NAME, title.isEmpty() ? fileName : title);
		values.put(PropertyTags.ATTACH_SIZE, (int) Math.min(Integer.MAX_VALUE, size));
		values.put(PropertyTags.ATTACH_MIME_TAG, type);
		values.put(PropertyTags.RENDERING_POSITION, -1);
		this.bytes += size;
		this.pending.add(new Pending(values, method, size, new Opener(content, message, this.limits, this.depth)));
		return values;
	}

	private long limited(long size) {
		if (size <= this.limits.attachmentBytes()) {
			return size;
		}
		this.truncations.add("An attachment is cut off after " + this.limits.attachmentBytes() + " bytes");
		return this.limits.attachmentBytes();
	}

	private static String defaultExtension(String type) {
		return switch (type) {
			case "text/plain" -> ".txt";
			case "text/html" -> ".htm";
			case "text/calendar" -> ".ics";
			case "image/jpeg" -> ".jpg";
			case "image/png" -> ".png";
			case "image/gif" -> ".gif";
			case "application/pdf" -> ".pdf";
			default -> ".dat";
		};
	}

	/** Whether a body could refer to any of the attachments. */
	boolean hasReferable() {
		return this.pending.stream()
			.map(Pending::values)
			.anyMatch((values) -> values.get(PropertyTags.ATTACH_CONTENT_ID) != null
					|| values.get(CONTENT_LOCATION) != null);
	}

	/**
	 * Hides the attachments that the HTML body shows at their places.
	 * @param references what the body refers to
	 */
	void hide(BodyReferences references) {
		for (Pending attachment : this.pending) {
			MailProperties values = attachment.values();
			boolean shown = references.hasContentId(values.text(PropertyTags.ATTACH_CONTENT_ID))
					|| references.hasLocation(values.text(CONTENT_LOCATION));
			if (shown && values.get(HIDDEN) == null) {
				values.put(HIDDEN, true);
				values.put(FLAGS, values.number(FLAGS, 0) | RENDERED_IN_BODY);
			}
		}
	}

	/** Whether people see any attachment beside the body. */
	boolean hasVisible() {
		return this.pending.stream().anyMatch((attachment) -> !Boolean.TRUE.equals(attachment.values().get(HIDDEN)));
	}

	List<MailAttachment> toList() {
		return this.pending.stream().map(Pending::complete).toList();
	}

	/** The number of bytes of all parts that were added. */
	long bytes() {
		return this.bytes;
	}

	/**
	 * Opens what was read in another way.
	 */
	private record Delegate(MailAttachment attachment) implements MailAttachment.Opener {

		@Override
		public InputStream stream() {
			return this.attachment.open();
		}

		@Override
		public MailContent message() {
			return this.attachment.openMessage();
		}

	}

	/**
	 * Opens a part.
	 */
	private record Opener(MailSource part, boolean isMessage, MailboxLimits limits,
			int depth) implements MailAttachment.Opener {

		private static final String OPERATION = "IAttach::OpenProperty";

		@Override
		public InputStream stream() {
			return Failures.call(OPERATION, this.part.location(), this.part::open);
		}

		@Override
		public MailContent message() {
			if (!this.isMessage) {
				throw Failures.callException(OPERATION, this.part.location(), MapiErrors.MAPI_E_INTERFACE_NOT_SUPPORTED,
						"the attachment is no message", null);
			}
			if (this.depth + 1 > this.limits.messageDepth()) {
				throw Failures.callException(OPERATION, this.part.location(), MapiErrors.MAPI_E_TOO_COMPLEX,
						"messages are embedded in messages more than " + this.limits.messageDepth() + " levels deep",
						null);
			}
			return Failures.call(OPERATION, this.part.location(),
					() -> new MimeContentReader(this.part, this.limits, this.depth + 1, true).read(null));
		}

	}

	/**
	 * An attachment to be completed.
	 *
	 * @param values its properties
	 * @param method how it holds its content
	 * @param size the number of bytes
	 * @param opener how the content is reached
	 */
	private record Pending(MailProperties values, AttachmentMethod method, long size, MailAttachment.Opener opener) {

		MailAttachment complete() {
			return new MailAttachment(this.values.toMap(), this.method, this.size, this.opener);
		}

	}

}
