// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.limits.BoundedStream;
import io.github.mapikit.mailfiles.limits.Failures;
import io.github.mapikit.mailfiles.outlook.OutlookAttachments;
import io.github.mapikit.mailfiles.outlook.StringDecoder;
import io.github.mapikit.mailfiles.pst.ltp.PropertyContext;
import io.github.mapikit.mailfiles.pst.ndb.NodeEntry;
import io.github.mapikit.mailfiles.pst.ndb.NodeReader;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.property.PropertyTags;

/**
 * Opens the content of an attachment, without its message. May be used on any thread as
 * long as the mailbox is open.
 */
final class PstAttachmentOpener implements MailAttachment.Opener {

	private static final String OPERATION = "IAttach::OpenProperty";

	private final PstFile file;

	private final NodeEntry node;

	private final AttachmentMethod method;

	private final MailProperties values;

	private final String place;

	private final int depth;

	private final StringDecoder strings;

	PstAttachmentOpener(PstFile file, NodeEntry node, AttachmentMethod method, MailProperties values, String place,
			int depth, StringDecoder strings) {
		this.file = file;
		this.node = node;
		this.method = method;
		this.values = values;
		this.place = place;
		this.depth = depth;
		this.strings = strings;
	}

	/**
	 * Returns the opener of an attachment that cannot be read.
	 * @param place where it is, for people
	 * @param cause why
	 * @return the opener, which fails
	 */
	static MailAttachment.Opener broken(String place, IOException cause) {
		return new MailAttachment.Opener() {

			@Override
			public InputStream stream() {
				return Failures.call(OPERATION, place, () -> {
					throw cause;
				});
			}

			@Override
			public MailContent message() {
				return Failures.call(OPERATION, place, () -> {
					throw cause;
				});
			}

		};
	}

	@Override
	public InputStream stream() {
		return Failures.call(OPERATION, this.place, () -> {
			switch (this.method) {
				case EMBEDDED_MESSAGE, BY_REFERENCE, BY_REFERENCE_RESOLVE, BY_REFERENCE_ONLY, BY_WEB_REFERENCE ->
					throw OutlookAttachments.noBytes(this.place, this.method, this.values);
				default -> {
					return new BoundedStream(new ReadStream(open(), this.place), this.file.limits().attachmentBytes(),
							null);
				}
			}
		});
	}

	private InputStream open() throws IOException {
		NodeReader reader = this.file.reader();
		PropertyContext context = new PropertyContext(reader, this.node);
		PropertyContext.Property data = context.find(PropertyTags.ATTACH_DATA_BIN.id());
		if (data == null) {
			throw OutlookAttachments.noBytes(this.place, this.method, this.values);
		}
		if (data.isObject()) {
			return reader.data(context.object(data)).stream();
		}
		if (context.isLong(data)) {
			return reader.data(context.node(data)).stream();
		}
		ByteBuffer bytes = context.bytes(data, Integer.MAX_VALUE);
		return new ByteArrayInputStream(bytes.array(), bytes.arrayOffset(), bytes.limit());
	}

	@Override
	public MailContent message() {
		return Failures.call(OPERATION, this.place, () -> {
			NodeReader reader = this.file.reader();
			PropertyContext context = new PropertyContext(reader, this.node);
			PropertyContext.Property data = context.find(PropertyTags.ATTACH_DATA_BIN.id());
			if (this.method != AttachmentMethod.EMBEDDED_MESSAGE || data == null || !data.isObject()) {
				throw OutlookAttachments.noMessage(this.place);
			}
			int deepest = this.file.limits().messageDepth();
			if (this.depth + 1 > deepest) {
				throw OutlookAttachments.tooDeep(this.place, deepest);
			}
			return new PstMessageReader(this.file, this.place, this.depth + 1, this.strings).read(reader,
					context.object(data), null);
		});
	}

	/**
	 * A stream whose failures are those of calls of MAPI.
	 */
	private static final class ReadStream extends FilterInputStream {

		private static final String READ = "IStream::Read";

		private final String place;

		ReadStream(InputStream in, String place) {
			super(in);
			this.place = place;
		}

		@Override
		public int read() {
			return Failures.call(READ, this.place, this.in::read);
		}

		@Override
		public int read(byte[] target, int offset, int length) {
			return Failures.call(READ, this.place, () -> this.in.read(target, offset, length));
		}

		@Override
		public long skip(long count) {
			return Failures.call(READ, this.place, () -> this.in.skip(count));
		}

	}

}
