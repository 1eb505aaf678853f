// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

	private static final int META_RANGE = 4096;

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
		OutlookAddresses.completeSender(values);
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
		return OutlookAddresses.recipient(row);
	}

	/**
	 * Makes recipients of the rows of a message's recipient table.
	 * @param rows the properties of each row
	 * @param message the properties of the message, whose transport header tells
	 * addresses that a row does not
	 * @return the recipients, without rows that name nobody
	 */
	public static List<Recipient> recipients(List<MailProperties> rows, MailProperties message) {
		return OutlookAddresses.recipients(rows, message.text(PropertyTags.TRANSPORT_MESSAGE_HEADERS));
	}

	/**
	 * Takes HTML that is held as a string of 8 bits: its bytes are what {@code PR_HTML}
	 * holds. They are in {@code PR_INTERNET_CPID} or what the HTML says itself; only if
	 * neither tells, the message's own code page does.
	 * @param values the properties, of which that of the code page may follow later
	 * @param bytes the HTML
	 * @param strings decodes the message's strings
	 */
	public static void putHtml(MailProperties values, byte[] bytes, StringDecoder strings) {
		if (values.get(PropertyTags.HTML) != null) {
			return;
		}
		int length = bytes.length;
		while (length > 0 && bytes[length - 1] == 0) {
			length--;
		}
		values.put(PropertyTags.HTML, Binary.of(Arrays.copyOf(bytes, length)));
		String begin = new String(bytes, 0, Math.min(length, META_RANGE), StandardCharsets.ISO_8859_1);
		int codePage = CodePages.numberOf(strings.charset());
		if (codePage > 0 && values.get(PropertyTags.INTERNET_CPID) == null
				&& !begin.toLowerCase(Locale.ROOT).contains("charset")) {
			values.put(PropertyTags.INTERNET_CPID, codePage);
		}
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
	 * Sets what the attachments say of the message: pictures of its text that are not
	 * shown as attachments do not count.
	 * @param values the properties
	 * @param attachments the attachments
	 */
	public static void completeAttachments(MailProperties values, List<MailAttachment> attachments) {
		int flag = MessageFlag.HAS_ATTACHMENT.mask();
		int flags = values.number(PropertyTags.MESSAGE_FLAGS, 0);
		boolean present = attachments.stream()
			.anyMatch((attachment) -> !Boolean.TRUE.equals(attachment.get(OutlookAttachments.HIDDEN)));
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
