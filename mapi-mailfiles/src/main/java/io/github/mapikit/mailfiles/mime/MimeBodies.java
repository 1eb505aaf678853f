// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.limits.Failures;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.outlook.TnefMessage;
import io.github.mapikit.mailfiles.outlook.TnefReader;
import io.github.mapikit.mailfiles.source.MailSource;
import io.github.mapikit.mailfiles.text.AttachmentNames;
import io.github.mapikit.mailfiles.text.CodePages;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the parts of a message into bodies and attachments: the first plain and the first
 * HTML text that no file name makes an attachment are the bodies. Belongs to one thread.
 */
final class MimeBodies {

	private static final Pattern META_CHARSET = Pattern.compile("<meta[^>]{1,200}charset=[\"']?([-\\w]{1,40})",
			Pattern.CASE_INSENSITIVE);

	private static final int META_RANGE = 2048;

	private final MailSource source;

	private final MailboxLimits limits;

	private final int depth;

	private final List<String> truncations;

	private final List<MailAttachment> attachments = new ArrayList<>();

	private @Nullable String text;

	private @Nullable Binary html;

	private int htmlCodePage;

	private @Nullable TnefMessage tnef;

	private boolean visible;

	private long bytes;

	MimeBodies(MailSource source, MailboxLimits limits, int depth, List<String> truncations) {
		this.source = source;
		this.limits = limits;
		this.depth = depth;
		this.truncations = truncations;
	}

	void add(MimeWalker part) throws IOException {
		String type = part.descriptor().getMimeType();
		type = (type != null) ? type.toLowerCase(Locale.ROOT) : "application/octet-stream";
		MimeHeaderValue contentType = part.contentType();
		MimeHeaderValue disposition = part.disposition();
		String name = disposition.parameter("filename");
		if (name == null) {
			name = contentType.parameter("name");
		}
		InputStream in = part.content();
		if (this.tnef == null && mayBeTnef(type, name)) {
			in = readTnef(in);
			if (in == null) {
				return;
			}
		}
		boolean body = name == null && !disposition.value().equals("attachment");
		if (body && type.equals("text/plain") && this.text == null) {
			byte[] content = readBody(in);
			this.text = decodeText(content, contentType.parameter("charset"));
		}
		else if (body && type.equals("text/html") && this.html == null) {
			readHtml(readBody(in), contentType.parameter("charset"));
		}
		else if (this.attachments.size() >= this.limits.attachments()) {
			if (this.attachments.size() == this.limits.attachments()) {
				this.truncations.add("Of the attachments only the first " + this.limits.attachments() + " are shown");
			}
		}
		else {
			addAttachment(part, in, type, name, disposition.value());
		}
	}

	private static boolean mayBeTnef(String type, @Nullable String name) {
		return type.equals("application/ms-tnef") || type.equals("application/vnd.ms-tnef")
				|| (type.equals("application/octet-stream") && "winmail.dat".equalsIgnoreCase(name));
	}

	/**
	 * Reads what Outlook has put into a part of its own. What cannot be read is an
	 * attachment.
	 * @param in the part
	 * @return {@code null} if it was read, or the part once more
	 * @throws IOException if the file cannot be read
	 */
	private @Nullable InputStream readTnef(InputStream in) throws IOException {
		byte[] content = in.readNBytes(this.limits.bodyBytes());
		InputStream again = new SequenceInputStream(new ByteArrayInputStream(content), in);
		if (content.length == this.limits.bodyBytes()) {
			return again;
		}
		List<String> cut = new ArrayList<>();
		try {
			TnefMessage message = TnefReader.read(ByteBuffer.wrap(content), this.limits, cut);
			List<MailAttachment> found = message.toAttachments(this.attachments.size(), this.source.location(),
					this.limits, this.depth);
			if (this.attachments.size() + found.size() > this.limits.attachments()) {
				return again;
			}
			this.tnef = message;
			this.attachments.addAll(found);
			this.visible |= !found.isEmpty();
			this.truncations.addAll(cut);
			this.bytes += content.length;
			return null;
		}
		catch (BrokenMailException ex) {
			this.truncations.add("The part 'winmail.dat' is an attachment as it stands: " + ex.getMessage());
			return again;
		}
	}

	private byte[] readBody(InputStream in) throws IOException {
		byte[] content = in.readNBytes(this.limits.bodyBytes());
		this.bytes += content.length;
		if (content.length == this.limits.bodyBytes() && in.read() >= 0) {
			this.truncations.add("A body was cut off after " + content.length + " bytes");
		}
		return content;
	}

	private static String decodeText(byte[] content, @Nullable String charsetName) {
		Charset charset = CodePages.ofName(charsetName);
		String decoded = (charset != null) ? decodeExactly(content, charset) : null;
		return (decoded != null) ? decoded : CodePages.decode(content);
	}

	private static @Nullable String decodeExactly(byte[] content, Charset charset) {
		try {
			return charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
		}
		catch (CharacterCodingException | UnsupportedOperationException ex) {
			return null;
		}
	}

	private void readHtml(byte[] content, @Nullable String charsetName) {
		Charset charset = CodePages.ofName(charsetName);
		if (charset == null) {
			Matcher meta = META_CHARSET
				.matcher(new String(content, 0, Math.min(content.length, META_RANGE), StandardCharsets.ISO_8859_1));
			charset = meta.find() ? CodePages.ofName(meta.group(1)) : null;
		}
		if (charset == null || decodeExactly(content, charset) == null) {
			charset = CodePages.guess(content, 0, content.length);
		}
		this.htmlCodePage = CodePages.numberOf(charset);
		if (CodePages.ofNumber(this.htmlCodePage) == null) {
			this.html = Binary.of(new String(content, charset).getBytes(StandardCharsets.UTF_8));
			this.htmlCodePage = CodePages.UTF_8;
		}
		else {
			this.html = Binary.of(content);
		}
	}

	private void addAttachment(MimeWalker part, InputStream in, String type, @Nullable String name, String disposition)
			throws IOException {
		MailProperties values = new MailProperties();
		boolean message = type.equals("message/rfc822");
		AttachmentMethod method = message ? AttachmentMethod.EMBEDDED_MESSAGE : AttachmentMethod.BY_VALUE;
		long size = 0;
		String title = "";
		if (message) {
			HeaderReader reader = new HeaderReader(this.limits.headerBytes());
			reader.read(in);
			size = reader.length();
			title = new Rfc822Headers(reader.block()).subject();
		}
		size += count(in);
		this.bytes += size;
		int number = this.attachments.size();
		String fileName = (name != null) ? AttachmentNames.clean(name) : "";
		if (fileName.isEmpty() && !message) {
			fileName = "ATT%05d%s".formatted(number + 1, defaultExtension(type));
		}
		values.put(PropertyTags.ATTACH_NUM, number);
		values.put(PropertyTags.ATTACH_METHOD, method.code());
		values.putText(PropertyTags.ATTACH_LONG_FILENAME, fileName);
		values.putText(PropertyTags.ATTACH_FILENAME, fileName);
		values.putText(PropertyTags.ATTACH_EXTENSION, AttachmentNames.extension(fileName));
		values.putText(PropertyTags.DISPLAY_NAME, title.isEmpty() ? fileName : title);
		values.put(PropertyTags.ATTACH_SIZE, (int) Math.min(Integer.MAX_VALUE, size));
		values.put(PropertyTags.ATTACH_MIME_TAG, type);
		String contentId = part.contentId().replaceAll("^\\s*<|>\\s*$", "");
		values.putText(PropertyTags.ATTACH_CONTENT_ID, contentId);
		values.put(PropertyTags.RENDERING_POSITION, -1);
		boolean inline = !contentId.isEmpty() && "multipart/related".equals(part.multipart())
				&& !disposition.equals("attachment");
		this.visible |= !inline;
		MimePart content = new MimePart(this.source, part.index(), this.limits);
		this.attachments.add(new MailAttachment(values.toMap(), method, size,
				new Opener(content, message, this.limits, this.depth)));
	}

	private long count(InputStream in) throws IOException {
		byte[] buffer = new byte[8192];
		long size = 0;
		int count;
		while ((count = in.read(buffer)) >= 0) {
			size += count;
			if (size > this.limits.attachmentBytes()) {
				this.truncations.add("An attachment is cut off after " + this.limits.attachmentBytes() + " bytes");
				return this.limits.attachmentBytes();
			}
		}
		return size;
	}

	private static String defaultExtension(String type) {
		return switch (type) {
			case "text/plain" -> ".txt";
			case "text/html" -> ".htm";
			case "text/calendar" -> ".ics";
			case "image/jpeg" -> ".jpg";
			case "image/png" -> ".png";
			case "image/gif" -> ".gif";
			case "application/pdf" -> ".pdf";
			default -> ".dat";
		};
	}

	void putInto(MailProperties values) {
		values.put(PropertyTags.BODY, this.text);
		if (this.html != null) {
			values.put(PropertyTags.HTML, this.html);
			values.put(PropertyTags.INTERNET_CPID, this.htmlCodePage);
		}
		if (this.text != null || this.html != null) {
			values.put(PropertyTags.NATIVE_BODY_INFO, (this.html != null) ? 3 : 1);
		}
		if (this.tnef != null) {
			this.tnef.putInto(values);
		}
	}

	List<MailAttachment> attachments() {
		return this.attachments;
	}

	boolean hasVisibleAttachments() {
		return this.visible;
	}

	/**
	 * Returns the number of bytes of all bodies and attachments.
	 * @return the number of bytes
	 */
	long bytes() {
		return this.bytes;
	}

	/**
	 * Opens a part again.
	 */
	private record Opener(MimePart part, boolean isMessage, MailboxLimits limits,
			int depth) implements MailAttachment.Opener {

		private static final String OPERATION = "IAttach::OpenProperty";

		@Override
		public InputStream stream() {
			return Failures.call(OPERATION, this.part.location(), this.part::open);
		}

		@Override
		public MailContent message() {
			if (!this.isMessage) {
				throw Failures.callException(OPERATION, this.part.location(), MapiErrors.MAPI_E_INTERFACE_NOT_SUPPORTED,
						"the attachment is no message", null);
			}
			if (this.depth + 1 > this.limits.messageDepth()) {
				throw Failures.callException(OPERATION, this.part.location(), MapiErrors.MAPI_E_TOO_COMPLEX,
						"messages are embedded in messages more than " + this.limits.messageDepth() + " levels deep",
						null);
			}
			return Failures.call(OPERATION, this.part.location(),
					() -> new MimeContentReader(this.part, this.limits, this.depth + 1, true).read(null));
		}

	}

}
