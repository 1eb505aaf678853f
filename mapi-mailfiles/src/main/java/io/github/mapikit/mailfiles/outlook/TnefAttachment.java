// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.nio.ByteBuffer;

import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.PropertyType;
import org.jspecify.annotations.Nullable;

/**
 * An attachment of a {@link TnefMessage}. Belongs to the thread that reads the message.
 */
final class TnefAttachment {

	/** IID_IMessage, as it stands before an embedded message. */
	private static final ByteBuffer MESSAGE = ByteBuffer
		.wrap(new byte[] { 0x07, 0x03, 0x02, 0, 0, 0, 0, 0, (byte) 0xC0, 0, 0, 0, 0, 0, 0, 0x46 });

	private static final int RENDERING_SIZE = 6;

	private static final int OLE = 2;

	final MailProperties values = new MailProperties();

	private @Nullable Integer position;

	private boolean ole;

	@Nullable ByteBuffer data;

	/** The TNEF of the message that the attachment is. */
	@Nullable ByteBuffer message;

	/**
	 * Takes how the attachment is shown: its type, and where it stands in the text.
	 * @param value an attribute {@code attAttachRenddata}
	 */
	void rendering(ByteBuffer value) {
		if (value.remaining() >= RENDERING_SIZE) {
			this.ole = value.getShort(0) == OLE;
			this.position = value.getInt(2);
		}
	}

	/**
	 * Fills in what properties do not tell but attributes do.
	 */
	void complete() {
		Integer shown = this.position;
		if (shown != null && this.values.get(PropertyTags.RENDERING_POSITION) == null) {
			this.values.put(PropertyTags.RENDERING_POSITION, shown);
		}
	}

	/**
	 * Takes the content that a property holds.
	 * @param type the type of the property
	 * @param value the value
	 */
	void content(int type, ByteBuffer value) {
		if (type != PropertyType.OBJECT.code()) {
			this.data = value;
		}
		else if (value.remaining() >= MESSAGE.limit()) {
			ByteBuffer content = value.slice(MESSAGE.limit(), value.remaining() - MESSAGE.limit());
			if (value.slice(0, MESSAGE.limit()).equals(MESSAGE)) {
				this.message = content;
			}
			else {
				this.data = content;
			}
		}
	}

	AttachmentMethod method() {
		if (this.message != null) {
			return AttachmentMethod.EMBEDDED_MESSAGE;
		}
		AttachmentMethod method = AttachmentMethod.ofCode(this.values.number(PropertyTags.ATTACH_METHOD,
				(this.ole ? AttachmentMethod.OLE : AttachmentMethod.BY_VALUE).code()));
		boolean bytes = this.data != null
				&& (method == AttachmentMethod.NONE || method == AttachmentMethod.EMBEDDED_MESSAGE);
		return bytes ? AttachmentMethod.BY_VALUE : method;
	}

	int size() {
		ByteBuffer content = (this.message != null) ? this.message : this.data;
		return (content != null) ? content.remaining() : 0;
	}

}
