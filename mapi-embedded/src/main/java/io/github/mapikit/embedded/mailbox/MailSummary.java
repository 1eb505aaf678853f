// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.mailbox;

import io.github.mapikit.model.property.MessageFlag;

/**
 * What becomes a {@link MailItem}, while it is being read. Belongs to one thread.
 */
final class MailSummary {

	String subject = "";

	int prefixLength;

	String senderName = "";

	String senderAddress = "";

	String senderAddressType = "";

	String displayTo = "";

	String displayCc = "";

	String messageClass = "IPM.Note";

	String internetMessageId = "";

	long deliveryTicks = Ticks.NONE;

	long submitTicks = Ticks.NONE;

	long size;

	int flags;

	int importance = 1;

	int sensitivity;

	void set(MessageFlag flag, boolean value) {
		this.flags = value ? this.flags | flag.mask() : this.flags & ~flag.mask();
	}

	static String cut(String text) {
		if (text.length() <= MailItem.TEXT_LENGTH) {
			return text;
		}
		int end = MailItem.TEXT_LENGTH;
		return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
	}

}
