// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;

import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.limits.BoundedStream;
import io.github.mapikit.mailfiles.limits.Failures;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.outlook.compound.CompoundDirectory;
import io.github.mapikit.mailfiles.outlook.compound.CompoundFile;
import io.github.mapikit.mailfiles.outlook.compound.DocumentFile;
import io.github.mapikit.mailfiles.source.SharedBytes;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * The content of an attachment of an Outlook message: where it is in the file, which is
 * opened for each reading. May be used on any thread.
 */
final class MsgAttachment implements MailAttachment.Opener {

	private static final String MESSAGE_BEGIN = "__PROPERTIES_VERSION1.0";

	private final MsgFile msg;

	private final String place;

	private final MailboxLimits limits;

	private final MailProperties values;

	/** The stream of the bytes. */
	private final @Nullable Integer stream;

	/** The storage of the message or of the OLE object. */
	private final @Nullable Integer storage;

	private final Embedded embedded;

	private final MsgNames names;

	private final int depth;

	private final AttachmentMethod method;

	MsgAttachment(MsgFile msg, String place, MailboxLimits limits, MailProperties values, @Nullable Integer bytes,
			@Nullable Integer object, Embedded embedded, MsgNames names, int depth) {
		this.msg = msg;
		this.place = place;
		this.limits = limits;
		this.values = values;
		CompoundDirectory directory = msg.structure().directory();
		// some writers put the bytes where an object belongs
		Integer data = (bytes != null) ? bytes : object;
		this.stream = (data != null && !directory.isStorage(data)) ? data : null;
		this.storage = (object != null && directory.isStorage(object)) ? object : null;
		this.embedded = embedded;
		this.names = names;
		this.depth = depth;
		this.method = findMethod();
	}

	/**
	 * Returns how the attachment holds its content: what is there counts for more than
	 * what the property says.
	 * @return the method
	 */
	private AttachmentMethod findMethod() {
		Integer object = this.storage;
		if (object != null) {
			boolean message = this.msg.structure().directory().byName(object).containsKey(MESSAGE_BEGIN);
			return message ? AttachmentMethod.EMBEDDED_MESSAGE : AttachmentMethod.OLE;
		}
		int fallback = AttachmentMethod.BY_VALUE.code();
		AttachmentMethod told = AttachmentMethod.ofCode(this.values.number(PropertyTags.ATTACH_METHOD, fallback));
		boolean data = this.stream != null && this.msg.structure().size(this.stream) > 0;
		return switch (told) {
			case NONE, EMBEDDED_MESSAGE -> data ? AttachmentMethod.BY_VALUE : told;
			default -> told;
		};
	}

	AttachmentMethod method() {
		return this.method;
	}

	/**
	 * Returns the number of bytes that the stream gives.
	 * @return the number of bytes; of a message, as far as the properties tell
	 */
	long size() {
		if (this.method == AttachmentMethod.EMBEDDED_MESSAGE) {
			return this.values.number(PropertyTags.ATTACH_SIZE, 0);
		}
		try {
			long size = (this.stream != null) ? this.msg.structure().size(this.stream)
					: (this.storage != null) ? document(this.storage).size() : 0;
			return Math.min(size, this.limits.attachmentBytes());
		}
		catch (IOException ex) {
			// opening it tells why
			return 0;
		}
	}

	private DocumentFile document(int object) throws IOException {
		return new DocumentFile(this.msg.structure(), object, this.limits.properties());
	}

	@Override
	public InputStream stream() {
		return Failures.call(OutlookAttachments.OPERATION, this.place, () -> {
			Integer data = this.stream;
			Integer object = this.storage;
			boolean ole = object != null && this.method == AttachmentMethod.OLE;
			if ((data == null || isEmptyReference(data)) && !ole) {
				throw OutlookAttachments.noBytes(this.place, this.method, this.values, this.names.named());
			}
			CompoundFile structure = this.msg.structure();
			DocumentFile document = (data == null && object != null) ? document(object) : null;
			SharedBytes bytes = this.msg.open();
			InputStream in = (document != null) ? document.open(bytes)
					: structure.open(bytes, (data != null) ? data : 0);
			return new BoundedStream(in, this.limits.attachmentBytes(), bytes);
		});
	}

	private boolean isEmptyReference(int data) {
		return switch (this.method) {
			case BY_REFERENCE, BY_REFERENCE_RESOLVE, BY_REFERENCE_ONLY, BY_WEB_REFERENCE ->
				this.msg.structure().size(data) == 0;
			default -> false;
		};
	}

	@Override
	public MailContent message() {
		return Failures.call(OutlookAttachments.OPERATION, this.place, () -> {
			Integer object = this.storage;
			if (object == null || this.method != AttachmentMethod.EMBEDDED_MESSAGE) {
				throw OutlookAttachments.noMessage(this.place);
			}
			if (this.depth + 1 > this.limits.messageDepth()) {
				throw OutlookAttachments.tooDeep(this.place, this.limits.messageDepth());
			}
			try (SharedBytes bytes = this.msg.open()) {
				return this.embedded.read(new MsgReading(this.msg, bytes, this.limits, this.names, new ArrayList<>()),
						object);
			}
		});
	}

	/**
	 * Reads a message in an attachment.
	 */
	@FunctionalInterface
	interface Embedded {

		MailContent read(MsgReading reading, int storage) throws IOException;

	}

}
