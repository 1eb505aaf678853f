// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.item.MailSummary;
import io.github.mapikit.mailfiles.source.Ticks;
import io.github.mapikit.mailfiles.text.AttachmentNames;
import io.github.mapikit.mailfiles.text.CodePages;
import io.github.mapikit.mailfiles.text.SubjectPrefix;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.property.MessageFlag;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * What the properties of a message in one of Outlook's files say, with what Outlook
 * computes when it shows the message and leaves out of the file.
 *
 * @since 0.1.0
 */
public final class OutlookProperties {

	/** What a table shows. */
	public static final Set<PropertyTag<?>> SUMMARY = Set.of(PropertyTags.SUBJECT, PropertyTags.SUBJECT_PREFIX,
			PropertyTags.NORMALIZED_SUBJECT, PropertyTags.SENDER_NAME, PropertyTags.SENDER_EMAIL_ADDRESS,
			PropertyTags.SENDER_ADDRTYPE, PropertyTags.SENT_REPRESENTING_NAME,
			PropertyTags.SENT_REPRESENTING_EMAIL_ADDRESS, PropertyTags.SENT_REPRESENTING_ADDRTYPE,
			PropertyTags.DISPLAY_TO, PropertyTags.DISPLAY_CC, PropertyTags.MESSAGE_CLASS,
			PropertyTags.INTERNET_MESSAGE_ID, PropertyTags.DELIVERY_TIME, PropertyTags.CLIENT_SUBMIT_TIME,
			PropertyTags.LAST_MODIFICATION_TIME, PropertyTags.CREATION_TIME, PropertyTags.MESSAGE_FLAGS,
			PropertyTags.MESSAGE_SIZE, PropertyTags.IMPORTANCE, PropertyTags.SENSITIVITY);

	private static final char PREFIX_MARK = '\u0001';

	private OutlookProperties() {
	}

	/**
	 * Fills in what a message has in a store but not in a file.
	 * @param values the properties that the file has
	 */
	public static void complete(MailProperties values) {
		String subject = values.text(PropertyTags.SUBJECT);
		int prefix = -1;
		if (subject.length() >= 2 && subject.charAt(0) == PREFIX_MARK) {
			// in a .pst the prefix's length plus one stands before the subject
			prefix = subject.charAt(1) - 1;
			subject = subject.substring(2);
		}
		String normalized = values.text(PropertyTags.NORMALIZED_SUBJECT);
		if (subject.isEmpty() && !normalized.isEmpty()) {
			subject = values.text(PropertyTags.SUBJECT_PREFIX) + normalized;
		}
		if (prefix < 0 || prefix > subject.length()) {
			boolean told = !normalized.isEmpty() && subject.endsWith(normalized);
			prefix = told ? subject.length() - normalized.length() : SubjectPrefix.lengthOf(subject);
		}
		values.put(PropertyTags.SUBJECT, subject);
		values.put(PropertyTags.SUBJECT_PREFIX, subject.substring(0, prefix));
		values.put(PropertyTags.NORMALIZED_SUBJECT, subject.substring(prefix));
		if (values.text(PropertyTags.MESSAGE_CLASS).isEmpty()) {
			values.put(PropertyTags.MESSAGE_CLASS, "IPM.Note");
		}
		completeSender(values);
		values.put(PropertyTags.IMPORTANCE, values.number(PropertyTags.IMPORTANCE, 1));
		values.put(PropertyTags.SENSITIVITY, values.number(PropertyTags.SENSITIVITY, 0));
		values.put(PropertyTags.MESSAGE_FLAGS, values.number(PropertyTags.MESSAGE_FLAGS, 0));
		if (values.get(PropertyTags.DELIVERY_TIME) == null) {
			PropertyTag<Instant> other = PropertyTags.CLIENT_SUBMIT_TIME;
			if (values.get(other) == null) {
				other = PropertyTags.LAST_MODIFICATION_TIME;
			}
			values.put(PropertyTags.DELIVERY_TIME, values.get(other));
		}
	}

	private static void completeSender(MailProperties values) {
		if (values.text(PropertyTags.SENDER_NAME).isEmpty()
				&& values.text(PropertyTags.SENDER_EMAIL_ADDRESS).isEmpty()) {
			values.putText(PropertyTags.SENDER_NAME, values.text(PropertyTags.SENT_REPRESENTING_NAME));
			values.putText(PropertyTags.SENDER_EMAIL_ADDRESS,
					values.text(PropertyTags.SENT_REPRESENTING_EMAIL_ADDRESS));
			values.putText(PropertyTags.SENDER_ADDRTYPE, values.text(PropertyTags.SENT_REPRESENTING_ADDRTYPE));
		}
	}

	/**
	 * Fills in what tables show.
	 * @param values the properties of the message
	 * @param summary what to fill
	 */
	public static void summarize(MailProperties values, MailSummary summary) {
		summary.subject(values.text(PropertyTags.SUBJECT), values.text(PropertyTags.SUBJECT_PREFIX).length());
		summary.sender(values.text(PropertyTags.SENDER_NAME), values.text(PropertyTags.SENDER_EMAIL_ADDRESS),
				values.text(PropertyTags.SENDER_ADDRTYPE));
		summary.display(values.text(PropertyTags.DISPLAY_TO), values.text(PropertyTags.DISPLAY_CC));
		summary.messageClass(values.text(PropertyTags.MESSAGE_CLASS));
		summary.internetMessageId(values.text(PropertyTags.INTERNET_MESSAGE_ID));
		summary.deliveryTicks(Ticks.of(values.get(PropertyTags.DELIVERY_TIME)));
		summary.submitTicks(Ticks.of(values.get(PropertyTags.CLIENT_SUBMIT_TIME)));
		summary.treatment(values.number(PropertyTags.IMPORTANCE, 1), values.number(PropertyTags.SENSITIVITY, 0));
		summary.flags(values.number(PropertyTags.MESSAGE_FLAGS, 0));
	}

	/**
	 * Makes a recipient of a row's properties.
	 * @param row the properties
	 * @return the recipient, or {@code null} if the row names nobody
	 */
	public static @Nullable Recipient recipient(MailProperties row) {
		String name = row.text(PropertyTags.DISPLAY_NAME);
		String address = row.text(PropertyTags.EMAIL_ADDRESS);
		String type = row.text(PropertyTags.ADDRTYPE);
		String smtp = row.text(PropertyTags.SMTP_ADDRESS);
		if (smtp.isEmpty() && type.equalsIgnoreCase("SMTP")) {
			smtp = address;
		}
		if (address.isEmpty() && !smtp.isEmpty()) {
			address = smtp;
			type = "SMTP";
		}
		if (name.isEmpty()) {
			name = address;
		}
		if (name.isEmpty()) {
			return null;
		}
		RecipientType kind = RecipientType.ofCode(row.number(PropertyTags.RECIPIENT_TYPE, 1));
		return new Recipient(kind, name, type, address, smtp.isEmpty() ? null : smtp);
	}

	/**
	 * Gives HTML that is held as a string the form that {@code PR_HTML} has.
	 * @param values the properties
	 */
	public static void completeHtml(MailProperties values) {
		PropertyTag<String> asText = PropertyTag.unicode(PropertyTags.HTML.id());
		String html = values.get(asText);
		if (html != null && values.get(PropertyTags.HTML) == null) {
			values.put(PropertyTags.HTML, Binary.of(html.getBytes(StandardCharsets.UTF_8)));
			values.put(PropertyTags.INTERNET_CPID, CodePages.UTF_8);
		}
	}

	/**
	 * Sets what the attachments say of the message.
	 * @param values the properties
	 * @param attachments the attachments
	 */
	public static void completeAttachments(MailProperties values, List<MailAttachment> attachments) {
		int flag = MessageFlag.HAS_ATTACHMENT.mask();
		int flags = values.number(PropertyTags.MESSAGE_FLAGS, 0);
		boolean present = !attachments.isEmpty();
		values.put(PropertyTags.MESSAGE_FLAGS, present ? flags | flag : flags & ~flag);
		values.put(PropertyTags.HASATTACH, present);
	}

	/**
	 * Makes the names of an attachment harmless.
	 * @param values its properties
	 */
	public static void cleanFileNames(MailProperties values) {
		for (PropertyTag<String> tag : List.of(PropertyTags.ATTACH_LONG_FILENAME, PropertyTags.ATTACH_FILENAME)) {
			String name = values.get(tag);
			if (name != null) {
				values.put(tag, AttachmentNames.clean(name));
			}
		}
	}

}
