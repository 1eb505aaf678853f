// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.mapikit.mailfiles.pst.builder.ltp.PropertyBag;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;

/**
 * A message that is to be written. Belongs to one thread.
 */
public final class PstMessage {

	private final PropertyBag properties = new PropertyBag();

	private final List<PropertyBag> recipients = new ArrayList<>();

	private final List<PstAttachment> attachments = new ArrayList<>();

	/** Creates an {@code IPM.Note} without a subject. */
	public PstMessage() {
		set(PropertyTags.MESSAGE_CLASS, "IPM.Note");
	}

	/** Creates an {@code IPM.Note}. */
	public PstMessage(String subject) {
		this();
		set(PropertyTags.SUBJECT, subject);
		set(PropertyTags.CONVERSATION_TOPIC, subject);
	}

	public PropertyBag properties() {
		return this.properties;
	}

	public <T> PstMessage set(PropertyTag<T> tag, T value) {
		this.properties.set(tag, value);
		return this;
	}

	public PstMessage set(int id, int type, Object value) {
		this.properties.set(id, type, value);
		return this;
	}

	/** Sets a subject as Outlook stores one: how long its prefix is stands before it. */
	public PstMessage prefixedSubject(String prefix, String subject) {
		return set(PropertyTags.SUBJECT, "\u0001" + (char) (prefix.length() + 1) + prefix + subject);
	}

	public PstMessage body(String text) {
		return set(PropertyTags.BODY, text);
	}

	public PstMessage from(String name, String address) {
		set(PropertyTags.SENDER_NAME, name);
		set(PropertyTags.SENDER_ADDRTYPE, "SMTP");
		set(PropertyTags.SENDER_EMAIL_ADDRESS, address);
		set(PropertyTags.SENT_REPRESENTING_NAME, name);
		set(PropertyTags.SENT_REPRESENTING_ADDRTYPE, "SMTP");
		return set(PropertyTags.SENT_REPRESENTING_EMAIL_ADDRESS, address);
	}

	/** Sets when it was sent and arrived. */
	public PstMessage at(Instant time) {
		set(PropertyTags.CLIENT_SUBMIT_TIME, time);
		return set(PropertyTags.DELIVERY_TIME, time);
	}

	public PstMessage to(String name, String address) {
		return recipient(1, name, address);
	}

	public PstMessage recipient(int type, String name, String address) {
		return recipient(new PropertyBag().set(PropertyTags.RECIPIENT_TYPE, type)
			.set(PropertyTags.DISPLAY_NAME, name)
			.set(PropertyTags.ADDRTYPE, "SMTP")
			.set(PropertyTags.EMAIL_ADDRESS, address)
			.set(PropertyTags.SMTP_ADDRESS, address)
			.set(PropertyTags.OBJECT_TYPE, 6));
	}

	public PstMessage recipient(PropertyBag row) {
		this.recipients.add(row);
		return this;
	}

	public PstMessage attach(PstAttachment attachment) {
		this.attachments.add(attachment);
		return this;
	}

	List<PropertyBag> recipients() {
		return Collections.unmodifiableList(this.recipients);
	}

	List<PstAttachment> attachments() {
		return Collections.unmodifiableList(this.attachments);
	}

}
