// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.mapikit.embedded.table.IndexColumn;
import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.mailfiles.source.SkippedFiles;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A message in a mail file, or in an attachment of one. What tables show most comes from
 * the index; all else is read from the file when it is asked for. While attachments are
 * opened one after the other, for which programs may open the message each time, it is
 * not read anew: until each was opened, or to the next garbage collection.
 */
final class FileSource implements MessageSource {

	/** For so many attachments a message may be read once for each. */
	private static final int FEW = 2;

	private static final Logger logger = LoggerFactory.getLogger(FileSource.class);

	private final MailItem item;

	/** Called once for each message of which a part is missing. */
	private final Runnable incomplete;

	/** The attachment that the message is, or {@code null} if it is the item itself. */
	private final @Nullable MailAttachment attachment;

	private volatile @Nullable WeakReference<Reading> recent;

	/** The message of the item, of which this is a part; this itself for that message. */
	private final FileSource whole;

	/** Whether it was told what of the whole is missing. Guarded by the whole. */
	private boolean told;

	/**
	 * Creates a source.
	 * @param item what the index holds of the message
	 * @param incomplete called once if a part of the message is missing
	 */
	FileSource(MailItem item, Runnable incomplete) {
		this.item = item;
		this.attachment = null;
		this.incomplete = incomplete;
		this.whole = this;
	}

	private FileSource(FileSource whole, MailAttachment attachment) {
		this.item = whole.item;
		this.attachment = attachment;
		this.incomplete = whole.incomplete;
		this.whole = whole;
	}

	@Override
	public @Nullable Object get(PropertyTag<?> tag) {
		IndexColumn indexed = (this.attachment == null) ? IndexColumn.of(tag) : null;
		return (indexed != null) ? indexed.read(this.item) : load().get(tag);
	}

	@Override
	public @Nullable MailItem indexed() {
		return (this.attachment == null) ? this.item : null;
	}

	@Override
	public MessageContent load() {
		WeakReference<Reading> reference = this.recent;
		Reading reading = (reference != null) ? reference.get() : null;
		MessageContent known = (reading != null) ? reading.content : null;
		return (known != null) ? known : read();
	}

	private MessageContent read() {
		MailAttachment held = this.attachment;
		try (MailContent content = (held != null) ? held.openMessage() : this.item.open()) {
			List<AttachmentContent> attachments = new ArrayList<>();
			Reading reading = new Reading(content.attachments().size());
			for (MailAttachment inner : content.attachments()) {
				attachments.add(attachment(attachments.size(), inner, reading));
			}
			MessageContent loaded = new MessageContent(content.properties(), content.recipients(), attachments);
			reading.content = loaded;
			tell(content.truncations());
			return loaded;
		}
	}

	private void tell(List<String> missing) {
		if (!missing.isEmpty() && this.whole.isFirstTold()) {
			this.incomplete.run();
			logger.warn("Message '{}' is not complete: {}", SkippedFiles.printable(this.item.location()),
					String.join("; ", missing));
		}
	}

	/**
	 * Messages within a message, which are opened anew each time, count as one with it.
	 */
	private synchronized boolean isFirstTold() {
		boolean first = !this.told;
		this.told = true;
		return first;
	}

	/** Takes note that an attachment is opened: others may follow. */
	private void opened(Reading reading) {
		int left = reading.unopened.decrementAndGet();
		if (left <= 0) {
			this.recent = null;
		}
		else if (left > FEW || this.recent != null) {
			this.recent = reading.reference;
		}
	}

	private AttachmentContent attachment(int number, MailAttachment inner, Reading reading) {
		Map<PropertyTag<?>, Object> properties = new LinkedHashMap<>(inner.properties());
		properties.remove(PropertyTags.ATTACH_NUM);
		properties.remove(PropertyTags.ATTACH_SIZE);
		properties.remove(PropertyTags.ATTACH_DATA_BIN);
		properties.put(PropertyTags.ATTACH_METHOD, inner.method().code());
		return new AttachmentContent(number, properties, new FileData(inner, reading));
	}

	/**
	 * A message that was read, and how many of its attachments were not opened since.
	 */
	private static final class Reading {

		private final AtomicInteger unopened;

		private final WeakReference<Reading> reference = new WeakReference<>(this);

		private volatile @Nullable MessageContent content;

		Reading(int attachments) {
			this.unopened = new AtomicInteger(attachments);
		}

	}

	/**
	 * What an attachment in the file holds.
	 */
	private final class FileData implements AttachmentContent.Data {

		private final MailAttachment inner;

		private final Reading reading;

		FileData(MailAttachment inner, Reading reading) {
			this.inner = inner;
			this.reading = reading;
		}

		private boolean isMessage() {
			return this.inner.method() == AttachmentMethod.EMBEDDED_MESSAGE;
		}

		@Override
		public long size() {
			return this.inner.size();
		}

		@Override
		public @Nullable InputStream open() {
			if (isMessage()) {
				return null;
			}
			opened(this.reading);
			return new FileContentStream(this.inner.open(), FileSource.this.item.location());
		}

		@Override
		public @Nullable MessageSource message() {
			if (!isMessage()) {
				return null;
			}
			opened(this.reading);
			return new FileSource(FileSource.this.whole, this.inner);
		}

	}

}
