// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.util.List;
import java.util.Locale;

import io.github.mapikit.mailfiles.item.MailSummary;
import io.github.mapikit.mailfiles.source.Ticks;
import io.github.mapikit.mailfiles.text.SubjectPrefix;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.property.MessageFlag;
import org.jspecify.annotations.Nullable;

/**
 * What the header of an RFC 822 message says in MAPI's terms.
 * <p>
 * Source: [MS-OXCMAIL].
 *
 * @since 0.1.0
 */
public final class Rfc822Headers {

	/** Tables show no more of the recipients. */
	private static final int DISPLAY_LENGTH = 255;

	private final HeaderBlock block;

	/**
	 * Creates headers.
	 * @param block the header of a message
	 */
	public Rfc822Headers(HeaderBlock block) {
		this.block = block;
	}

	/**
	 * Fills in what tables show.
	 * @param summary what to fill
	 * @param recipientLimit number of recipients to look at
	 */
	public void summarize(MailSummary summary, int recipientLimit) {
		String subject = subject();
		summary.subject(subject, SubjectPrefix.lengthOf(subject));
		Recipient sender = sender(recipientLimit);
		if (sender != null) {
			summary.sender(sender.name(), sender.address(), sender.address().isEmpty() ? "" : "SMTP");
		}
		summary.display(display(HeaderName.TO, recipientLimit), display(HeaderName.CC, recipientLimit));
		summary.internetMessageId(messageId());
		summary.submitTicks(submitTicks());
		long received = receivedTicks();
		summary.deliveryTicks((received != Ticks.NONE) ? received : summary.submitTicks());
		String type = contentType();
		summary.messageClass(messageClass(type));
		summary.treatment(importance(), sensitivity());
		summary.set(MessageFlag.HAS_ATTACHMENT, suggestsAttachments(type));
		String mozilla = this.block.raw(HeaderName.X_MOZILLA_STATUS);
		boolean read = this.block.raw(HeaderName.STATUS).indexOf('R') >= 0
				|| (!mozilla.isEmpty() && (Character.digit(mozilla.charAt(mozilla.length() - 1), 16) & 1) == 1);
		if (read) {
			summary.set(MessageFlag.READ, true);
		}
		if (this.block.raw(HeaderName.X_UNSENT).equals("1")) {
			summary.set(MessageFlag.UNSENT, true);
		}
	}

	String subject() {
		String subject = this.block.text(HeaderName.SUBJECT);
		for (int i = 0; i < subject.length(); i++) {
			if (Character.isISOControl(subject.charAt(i))) {
				return subject.replaceAll("\\s*\\p{Cntrl}+\\s*", " ").strip();
			}
		}
		return subject;
	}

	@Nullable Recipient from(int limit) {
		return first(HeaderName.FROM, limit);
	}

	@Nullable Recipient sender(int limit) {
		Recipient sender = first(HeaderName.SENDER, limit);
		return (sender != null) ? sender : from(limit);
	}

	private @Nullable Recipient first(HeaderName name, int limit) {
		String value = this.block.bytes(name);
		if (value.isEmpty()) {
			return null;
		}
		MailAddresses addresses = MailAddresses.of(RecipientType.ORIGINATOR, List.of(value), this.block.words(), limit,
				0);
		return addresses.recipients().isEmpty() ? null : addresses.recipients().get(0);
	}

	private String display(HeaderName name, int limit) {
		return MailAddresses.of(RecipientType.TO, this.block.allBytes(name), this.block.words(), limit, DISPLAY_LENGTH)
			.display();
	}

	MailAddresses addresses(HeaderName name, int limit) {
		RecipientType type = switch (name) {
			case CC -> RecipientType.CC;
			case BCC -> RecipientType.BCC;
			default -> RecipientType.TO;
		};
		return MailAddresses.of(type, this.block.allBytes(name), this.block.words(), limit);
	}

	String messageId() {
		return this.block.raw(HeaderName.MESSAGE_ID);
	}

	long submitTicks() {
		String date = this.block.raw(HeaderName.DATE);
		return date.isEmpty() ? Ticks.NONE : MailDate.parse(date);
	}

	/**
	 * When the last server received the message: each puts its line above the others.
	 * @return the time, or {@link Ticks#NONE}
	 */
	private long receivedTicks() {
		String received = this.block.raw(HeaderName.RECEIVED);
		int semicolon = received.lastIndexOf(';');
		return (semicolon < 0) ? Ticks.NONE : MailDate.parse(received.substring(semicolon + 1));
	}

	String contentType() {
		return this.block.raw(HeaderName.CONTENT_TYPE).toLowerCase(Locale.ROOT);
	}

	static String messageClass(String type) {
		if (type.startsWith("multipart/signed")) {
			return "IPM.Note.SMIME.MultipartSigned";
		}
		if (type.startsWith("application/pkcs7-mime") || type.startsWith("application/x-pkcs7-mime")) {
			return "IPM.Note.SMIME";
		}
		if (type.startsWith("multipart/report")) {
			return type.contains("disposition-notification") ? "REPORT.IPM.Note.IPNRN" : "REPORT.IPM.Note.NDR";
		}
		if (type.startsWith("text/calendar")) {
			return type.contains("cancel") ? "IPM.Schedule.Meeting.Canceled" : "IPM.Schedule.Meeting.Request";
		}
		return "IPM.Note";
	}

	private static boolean suggestsAttachments(String type) {
		return type.startsWith("multipart/mixed") || type.startsWith("multipart/report")
				|| !(type.isEmpty() || type.startsWith("text") || type.startsWith("multipart/")
						|| type.startsWith("application/pkcs7-mime") || type.indexOf('/') < 0);
	}

	int importance() {
		String value = this.block.raw(HeaderName.IMPORTANCE).toLowerCase(Locale.ROOT);
		if (value.isEmpty()) {
			value = this.block.raw(HeaderName.X_MSMAIL_PRIORITY).toLowerCase(Locale.ROOT);
		}
		if (value.startsWith("high")) {
			return 2;
		}
		if (value.startsWith("low")) {
			return 0;
		}
		String number = this.block.raw(HeaderName.X_PRIORITY);
		char first = number.isEmpty() ? ' ' : number.charAt(0);
		if (!value.isEmpty() || first == ' ') {
			return switch (this.block.raw(HeaderName.PRIORITY).toLowerCase(Locale.ROOT)) {
				case "urgent" -> value.isEmpty() ? 2 : 1;
				case "non-urgent" -> value.isEmpty() ? 0 : 1;
				default -> 1;
			};
		}
		if (first == '1' || first == '2') {
			return 2;
		}
		return (first == '4' || first == '5') ? 0 : 1;
	}

	int sensitivity() {
		return switch (this.block.raw(HeaderName.SENSITIVITY).toLowerCase(Locale.ROOT)) {
			case "personal" -> 1;
			case "private" -> 2;
			case "company-confidential", "company confidential", "confidential" -> 3;
			default -> 0;
		};
	}

}
