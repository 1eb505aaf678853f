// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.mapikit.embedded.derived.Keys;
import io.github.mapikit.embedded.table.IndexColumn;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.mbox.MboxItem;
import io.github.mapikit.mailfiles.mime.Rfc822Item;
import io.github.mapikit.model.message.RecipientType;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * A message of a mail file with what a store adds when it imports one: what the file says
 * goes before, and what is added is the same in every run.
 */
final class ImportedSource implements MessageSource {

	private static final Pattern MAILDIR = Pattern
		.compile("[/\\\\](?:cur|new)([/\\\\][^/\\\\]+?)(?:[:;!_-]2,[A-Za-z]*)?$");

	private final MailItem item;

	private final MessageSource file;

	/** Where the message is, and below it the numbers of the attachments it is in. */
	private final String place;

	/**
	 * Creates a source.
	 * @param item what the index holds
	 * @param file the message as the file has it
	 */
	ImportedSource(MailItem item, MessageSource file) {
		this(item, file, placeOf(item));
	}

	private ImportedSource(MailItem item, MessageSource file, String place) {
		this.item = item;
		this.file = file;
		this.place = place;
	}

	/**
	 * Returns what names a message in every run. In a Maildir other programs move and
	 * rename the file when the message is seen; the part before the flags stays.
	 * @param item what the index holds of the message
	 * @return the name
	 */
	static String placeOf(MailItem item) {
		String location = item.location();
		Matcher maildir = MAILDIR.matcher(location);
		return maildir.find() ? location.substring(0, maildir.start()) + maildir.group(1) : location;
	}

	@Override
	public @Nullable Object get(PropertyTag<?> tag) {
		if (indexed() != null) {
			if (IndexColumn.of(tag) != null) {
				return this.file.get(tag);
			}
			// a table of these need not open every file
			Object added = isInternetMail() ? added(tag, this.item.deliveryTime()) : null;
			if (added != null) {
				return added;
			}
		}
		return load().get(tag);
	}

	@Override
	public @Nullable MailItem indexed() {
		return this.file.indexed();
	}

	/** Whether the file is mail of the Internet, which knows no store's properties. */
	private boolean isInternetMail() {
		return this.item instanceof Rfc822Item || this.item instanceof MboxItem;
	}

	@Override
	public MessageContent load() {
		MessageContent raw = this.file.load();
		Map<PropertyTag<?>, Object> all = new LinkedHashMap<>(raw.properties());
		addKeys(all);
		all.putIfAbsent(PropertyTags.MSG_STATUS, 0);
		all.putIfAbsent(PropertyTags.PRIORITY, 0);
		all.putIfAbsent(PropertyTags.DISPLAY_TO, DerivedProperties.names(raw.recipients(), RecipientType.TO));
		all.putIfAbsent(PropertyTags.DISPLAY_CC, DerivedProperties.names(raw.recipients(), RecipientType.CC));
		all.putIfAbsent(PropertyTags.DISPLAY_BCC, DerivedProperties.names(raw.recipients(), RecipientType.BCC));
		List<AttachmentContent> attachments = new ArrayList<>();
		for (AttachmentContent attachment : raw.attachments()) {
			attachments.add(imported(attachment));
		}
		return new MessageContent(all, raw.recipients(), attachments);
	}

	private void addKeys(Map<PropertyTag<?>, Object> all) {
		Instant delivered = (all.get(PropertyTags.DELIVERY_TIME) instanceof Instant time) ? time
				: this.item.deliveryTime();
		if (isInternetMail() && indexed() != null) {
			// what the sender's store says in a TNEF is not true of this one
			delivered = this.item.deliveryTime();
			List.of(PropertyTags.SEARCH_KEY, PropertyTags.CREATION_TIME, PropertyTags.LAST_MODIFICATION_TIME)
				.forEach(all::remove);
		}
		for (PropertyTag<?> tag : List.of(PropertyTags.SEARCH_KEY, PropertyTags.CREATION_TIME)) {
			Object value = added(tag, delivered);
			if (value != null) {
				all.putIfAbsent(tag, value);
			}
		}
		Object created = all.get(PropertyTags.CREATION_TIME);
		if (created != null) {
			all.putIfAbsent(PropertyTags.LAST_MODIFICATION_TIME, created);
		}
	}

	/**
	 * Makes a property that a message gets when it is imported. The times are that of its
	 * delivery: the time at which a file was read would differ from run to run.
	 */
	private @Nullable Object added(PropertyTag<?> tag, @Nullable Instant delivered) {
		if (tag.equals(PropertyTags.SEARCH_KEY)) {
			return Keys.named("search key", this.place);
		}
		return (tag.equals(PropertyTags.CREATION_TIME) || tag.equals(PropertyTags.LAST_MODIFICATION_TIME)) ? delivered
				: null;
	}

	private AttachmentContent imported(AttachmentContent attachment) {
		AttachmentContent.Data data = attachment.data();
		return new AttachmentContent(attachment.number(), attachment.properties(),
				(data != null) ? new ImportedData(data, this.place + '/' + attachment.number()) : null);
	}

	/**
	 * What an attachment holds: if it is a message, that is imported, too.
	 */
	private final class ImportedData implements AttachmentContent.Data {

		private final AttachmentContent.Data data;

		private final String within;

		ImportedData(AttachmentContent.Data data, String within) {
			this.data = data;
			this.within = within;
		}

		@Override
		public long size() {
			return this.data.size();
		}

		@Override
		public @Nullable InputStream open() {
			return this.data.open();
		}

		@Override
		public @Nullable MessageSource message() {
			MessageSource message = this.data.message();
			return (message != null) ? new ImportedSource(ImportedSource.this.item, message, this.within) : null;
		}

	}

}
