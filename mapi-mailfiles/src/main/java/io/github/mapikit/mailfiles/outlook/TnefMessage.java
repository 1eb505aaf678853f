// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.limits.Failures;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;

/**
 * A message that Outlook sent as TNEF: alone, or within a message of the Internet. Its
 * attachments are parts of the bytes that it was read from, which stay in memory as long
 * as they do.
 *
 * @param values the properties
 * @param recipients the recipients, of whom a message of the Internet has its own
 * @param attachments the attachments
 * @param named the identifiers of named properties in the mailbox
 * @param strings decodes strings of messages in it that give no code page
 * @since 0.1.0
 */
public record TnefMessage(MailProperties values, List<MailProperties> recipients, List<TnefAttachment> attachments,
		NamedProperties named, StringDecoder strings) {

	private static final List<PropertyTag<?>> BODIES = List.of(PropertyTags.BODY, PropertyTags.HTML,
			PropertyTags.RTF_COMPRESSED);

	/**
	 * Adds what the message says to what the header of a message of the Internet says,
	 * which goes before. The plain text of that message stays if this one has none.
	 * @param target the properties of the message that this one is in
	 */
	public void putInto(MailProperties target) {
		OutlookProperties.completeHtml(this.values);
		Map<PropertyTag<?>, Object> own = this.values.toMap();
		if (BODIES.stream().anyMatch(own::containsKey)) {
			target.remove(PropertyTags.HTML);
			target.remove(PropertyTags.INTERNET_CPID);
			target.remove(PropertyTags.NATIVE_BODY_INFO);
			if (own.containsKey(PropertyTags.BODY)) {
				target.remove(PropertyTags.BODY);
			}
		}
		if (own.containsKey(PropertyTags.MESSAGE_CLASS)) {
			target.remove(PropertyTags.MESSAGE_CLASS);
		}
		own.forEach((tag, value) -> {
			if (isTransmitted(tag.id()) && !target.toMap().containsKey(tag)) {
				target.putRaw(tag, value);
			}
		});
	}

	/**
	 * Whether a property goes with a message, or is the business of the store that holds
	 * it ("About Property Identifiers and Types").
	 * @param id the identifier
	 * @return whether it goes with the message
	 */
	private static boolean isTransmitted(int id) {
		return !(id >= 0x0E00 && id <= 0x0FFF) && !(id >= 0x6600 && id <= 0x67FF);
	}

	/**
	 * Returns the attachments.
	 * @param first the number of the first
	 * @param place where the message is, for people
	 * @param limits what embedded messages may cost
	 * @param depth how many messages this one is in
	 * @return the attachments
	 */
	public List<MailAttachment> toAttachments(int first, String place, MailboxLimits limits, int depth) {
		List<MailAttachment> all = new ArrayList<>();
		for (TnefAttachment attachment : this.attachments) {
			int number = first + all.size();
			MailProperties own = attachment.values;
			attachment.complete();
			OutlookAttachments.clean(own);
			AttachmentMethod method = attachment.method();
			own.put(PropertyTags.ATTACH_NUM, number);
			own.put(PropertyTags.ATTACH_METHOD, method.code());
			own.put(PropertyTags.ATTACH_SIZE, attachment.size());
			if (own.text(PropertyTags.ATTACH_LONG_FILENAME).isEmpty()) {
				own.putText(PropertyTags.ATTACH_LONG_FILENAME, own.text(PropertyTags.ATTACH_FILENAME));
			}
			all.add(new MailAttachment(own.toMap(), method, attachment.size(), new Opener(attachment,
					place + ", attachment " + (number + 1), limits, depth, this.named, this.strings)));
		}
		return all;
	}

	MailContent toContent(String place, MailboxLimits limits, int depth, List<String> truncations) {
		complete();
		OutlookProperties.completeHtml(this.values);
		List<MailAttachment> files = toAttachments(0, place, limits, depth);
		OutlookProperties.completeAttachments(this.values, files);
		return new MailContent(this.values.toMap(), OutlookProperties.recipients(this.recipients, this.values), files,
				truncations, null);
	}

	/**
	 * Fills in what a message has that stands alone.
	 */
	void complete() {
		OutlookProperties.complete(this.values);
		List<Recipient> all = OutlookProperties.recipients(this.recipients, this.values);
		display(PropertyTags.DISPLAY_TO, all, RecipientType.TO);
		display(PropertyTags.DISPLAY_CC, all, RecipientType.CC);
		display(PropertyTags.DISPLAY_BCC, all, RecipientType.BCC);
	}

	private void display(PropertyTag<String> tag, List<Recipient> all, RecipientType type) {
		if (this.values.get(tag) == null) {
			this.values.put(tag,
					all.stream()
						.filter((recipient) -> recipient.type() == type)
						.map(Recipient::name)
						.collect(Collectors.joining("; ")));
		}
	}

	/**
	 * Opens the content of an attachment, which is in memory. May be used on any thread.
	 */
	private record Opener(TnefAttachment attachment, String place, MailboxLimits limits, int depth,
			NamedProperties named, StringDecoder strings) implements MailAttachment.Opener {

		@Override
		public InputStream stream() {
			ByteBuffer data = this.attachment.data;
			if (data == null) {
				throw OutlookAttachments.noBytes(this.place, this.attachment.method(), this.attachment.values,
						this.named);
			}
			return new ByteArrayInputStream(data.array(), data.arrayOffset(), data.limit());
		}

		@Override
		public MailContent message() {
			ByteBuffer message = this.attachment.message;
			if (message == null) {
				throw OutlookAttachments.noMessage(this.place);
			}
			if (this.depth + 1 > this.limits.messageDepth()) {
				throw OutlookAttachments.tooDeep(this.place, this.limits.messageDepth());
			}
			return Failures.call(OutlookAttachments.OPERATION, this.place, () -> {
				List<String> truncations = new ArrayList<>();
				return TnefReader.read(message, this.limits, this.named, truncations, this.strings)
					.toContent(this.place, this.limits, this.depth + 1, truncations);
			});
		}

	}

}
