// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import java.util.List;

import io.github.mapikit.model.property.PropertyValues;
import io.github.mapikit.nativemapi.memory.ArgumentEncoder;
import io.github.mapikit.nativemapi.memory.StructWriter;

/**
 * {@code IMessage}: a message.
 * <p>
 * Source: "IMessage : IMAPIProp" (MAPI reference).
 */
public final class ComMessage extends ComProp {

	private static final int MAPI_BEST_ACCESS = 0x0010;

	private static final int SUPPRESS_RECEIPT = 0x0001;

	private static final int CLEAR_READ_FLAG = 0x0004;

	/** Without a flag the list takes the place of all recipients. */
	private static final int REPLACE_ALL = 0;

	ComMessage(ComContext context, long address) {
		super(context, address);
	}

	static int readFlag(boolean read) {
		return read ? SUPPRESS_RECEIPT : CLEAR_READ_FLAG;
	}

	/**
	 * {@code GetAttachmentTable}: opens the table of the attachments.
	 * @return the table; the caller releases it
	 */
	public ComTable getAttachmentTable() {
		return table(ComMethod.GET_ATTACHMENT_TABLE, MAPI_UNICODE);
	}

	/**
	 * {@code GetRecipientTable}: opens the table of the recipients.
	 * @return the table; the caller releases it
	 */
	public ComTable getRecipientTable() {
		return table(ComMethod.GET_RECIPIENT_TABLE, MAPI_UNICODE);
	}

	/**
	 * {@code OpenAttach}: opens an attachment, as far as the user may change it.
	 * @param number the number of the attachment
	 * @return the attachment; the caller releases it
	 */
	public ComAttachment openAttach(int number) {
		try (Scratch.Frame scratch = frame()) {
			long slot = scratch.slot();
			return new ComAttachment(context(), opened(ComMethod.OPEN_ATTACH,
					invoke(ComMethod.OPEN_ATTACH, number, 0, MAPI_BEST_ACCESS, slot), scratch, slot), number);
		}
	}

	/**
	 * {@code CreateAttach}: creates an attachment.
	 * @return the attachment; the caller releases it
	 */
	public ComAttachment createAttach() {
		try (Scratch.Frame scratch = frame()) {
			long number = scratch.slot();
			long slot = scratch.slot();
			return new ComAttachment(context(),
					opened(ComMethod.CREATE_ATTACH, invoke(ComMethod.CREATE_ATTACH, 0, 0, number, slot), scratch, slot),
					scratch.int32(number));
		}
	}

	/**
	 * {@code DeleteAttach}: deletes an attachment.
	 * @param number the number of the attachment
	 */
	public void deleteAttach(int number) {
		check(ComMethod.DELETE_ATTACH, invoke(ComMethod.DELETE_ATTACH, number, 0, 0, 0));
	}

	/**
	 * {@code ModifyRecipients}: replaces the recipients.
	 * @param recipients the properties of each recipient, of which those without a value
	 * are left out
	 */
	public void replaceRecipients(List<PropertyValues> recipients) {
		try (Scratch.Frame scratch = frame()) {
			StructWriter writer = writer();
			ArgumentEncoder.addressList(writer, recipients);
			long list = scratch.place(writer);
			check(ComMethod.MODIFY_RECIPIENTS, invoke(ComMethod.MODIFY_RECIPIENTS, REPLACE_ALL, list));
		}
	}

	/**
	 * {@code SubmitMessage}: saves the message and hands it over for sending.
	 */
	public void submitMessage() {
		check(ComMethod.SUBMIT_MESSAGE, invoke(ComMethod.SUBMIT_MESSAGE, 0));
	}

	/**
	 * {@code SetReadFlag}: marks the message read or unread. No receipt is sent.
	 * @param read whether it is read
	 */
	public void setReadFlag(boolean read) {
		check(ComMethod.SET_READ_FLAG, invoke(ComMethod.SET_READ_FLAG, readFlag(read)));
	}

}
