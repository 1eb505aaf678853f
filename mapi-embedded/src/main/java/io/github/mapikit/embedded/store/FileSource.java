// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
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
 * the index; all else is read from the file each time it is asked for.
 */
final class FileSource implements MessageSource {

	private final MailItem item;

	/** The attachments that lead to the message, outermost first. */
	private final int[] path;

	FileSource(MailItem item, int... path) {
		this.item = item;
		this.path = path;
	}

	@Override
	public @Nullable Object get(PropertyTag<?> tag) {
		if (this.path.length > 0) {
			return load().get(tag);
		}
		IndexColumn indexed = IndexColumn.of(tag);
		return (indexed != null) ? indexed.read(this.item) : load().get(tag);
	}

	@Override
	public @Nullable MailItem indexed() {
		return (this.path.length == 0) ? this.item : null;
	}

	@Override
	public MessageContent load() {
		try (Opened opened = open()) {
			MailContent content = opened.content();
			List<AttachmentContent> attachments = new ArrayList<>();
			for (MailAttachment attachment : content.attachments()) {
				attachments.add(attachment(attachments.size(), attachment));
			}
			return new MessageContent(content.properties(), content.recipients(), attachments);
		}
	}

	private AttachmentContent attachment(int number, MailAttachment attachment) {
		Map<PropertyTag<?>, Object> properties = new LinkedHashMap<>(attachment.properties());
		properties.remove(PropertyTags.ATTACH_NUM);
		properties.remove(PropertyTags.ATTACH_SIZE);
		properties.remove(PropertyTags.ATTACH_DATA_BIN);
		properties.put(PropertyTags.ATTACH_METHOD, attachment.method().code());
		boolean message = attachment.method() == AttachmentMethod.EMBEDDED_MESSAGE;
		return new AttachmentContent(number, properties, new FileData(number, attachment.size(), message));
	}

	private Opened open() {
		Opened opened = new Opened(this.item.open());
		boolean complete = false;
		try {
			for (int number : this.path) {
				opened.push(opened.content().attachments().get(number).openMessage());
			}
			complete = true;
			return opened;
		}
		finally {
			if (!complete) {
				opened.close();
			}
		}
	}

	/**
	 * The contents of a message and of those that it is in. Closed innermost first.
	 */
	private static final class Opened implements AutoCloseable {

		private final List<MailContent> contents = new ArrayList<>();

		Opened(MailContent outermost) {
			this.contents.add(outermost);
		}

		void push(MailContent inner) {
			this.contents.add(inner);
		}

		MailContent content() {
			return this.contents.get(this.contents.size() - 1);
		}

		@Override
		public void close() {
			for (int i = this.contents.size() - 1; i >= 0; i--) {
				this.contents.get(i).close();
			}
		}

	}

	/**
	 * What an attachment in the file holds.
	 */
	private final class FileData implements AttachmentContent.Data {

		private final int number;

		private final long size;

		private final boolean message;

		FileData(int number, long size, boolean message) {
			this.number = number;
			this.size = size;
			this.message = message;
		}

		@Override
		public long size() {
			return this.size;
		}

		@Override
		public @Nullable InputStream open() {
			if (this.message) {
				return null;
			}
			Opened opened = FileSource.this.open();
			boolean complete = false;
			try {
				InputStream stream = opened.content().attachments().get(this.number).open();
				complete = true;
				return new FilterInputStream(stream) {

					@Override
					public void close() throws IOException {
						try {
							super.close();
						}
						finally {
							opened.close();
						}
					}

				};
			}
			finally {
				if (!complete) {
					opened.close();
				}
			}
		}

		@Override
		public @Nullable MessageSource message() {
			if (!this.message) {
				return null;
			}
			int[] outer = FileSource.this.path;
			int[] inner = Arrays.copyOf(outer, outer.length + 1);
			inner[outer.length] = this.number;
			return new FileSource(FileSource.this.item, inner);
		}

	}

}
