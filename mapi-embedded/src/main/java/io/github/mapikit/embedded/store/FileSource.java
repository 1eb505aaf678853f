// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.mapikit.embedded.table.IndexColumn;
import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * A message in a mail file, or in an attachment of one. What tables show most comes from
 * the index; all else is read from the file when it is asked for. A message with many
 * attachments, which programs open once for each of them, is not read anew before the
 * next garbage collection.
 */
final class FileSource implements MessageSource {

	/** With so many attachments a message may be read once for each. */
	private static final int FEW = 2;

	private final MailItem item;

	/** The attachment that the message is, or {@code null} if it is the item itself. */
	private final @Nullable MailAttachment attachment;

	private volatile @Nullable WeakReference<MessageContent> recent;

	FileSource(MailItem item) {
		this(item, null);
	}

	private FileSource(MailItem item, @Nullable MailAttachment attachment) {
		this.item = item;
		this.attachment = attachment;
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
		WeakReference<MessageContent> reference = this.recent;
		MessageContent known = (reference != null) ? reference.get() : null;
		return (known != null) ? known : read();
	}

	private MessageContent read() {
		MailAttachment held = this.attachment;
		try (MailContent content = (held != null) ? held.openMessage() : this.item.open()) {
			List<AttachmentContent> attachments = new ArrayList<>();
			for (MailAttachment inner : content.attachments()) {
				attachments.add(attachment(attachments.size(), inner));
			}
			MessageContent loaded = new MessageContent(content.properties(), content.recipients(), attachments);
			this.recent = (attachments.size() > FEW) ? new WeakReference<>(loaded) : null;
			return loaded;
		}
	}

	private AttachmentContent attachment(int number, MailAttachment inner) {
		Map<PropertyTag<?>, Object> properties = new LinkedHashMap<>(inner.properties());
		properties.remove(PropertyTags.ATTACH_NUM);
		properties.remove(PropertyTags.ATTACH_SIZE);
		properties.remove(PropertyTags.ATTACH_DATA_BIN);
		properties.put(PropertyTags.ATTACH_METHOD, inner.method().code());
		return new AttachmentContent(number, properties, new FileData(inner));
	}

	/**
	 * What an attachment in the file holds.
	 */
	private final class FileData implements AttachmentContent.Data {

		private final MailAttachment inner;

		FileData(MailAttachment inner) {
			this.inner = inner;
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
			return isMessage() ? null : new FileContentStream(this.inner.open(), FileSource.this.item.location());
		}

		@Override
		public @Nullable MessageSource message() {
			return isMessage() ? new FileSource(FileSource.this.item, this.inner) : null;
		}

	}

}
