// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.outlook.TnefMessage;
import io.github.mapikit.mailfiles.outlook.TnefReader;
import io.github.mapikit.mailfiles.source.MailSource;
import io.github.mapikit.mailfiles.text.CodePages;
import io.github.mapikit.mailfiles.text.HtmlCharsets;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the parts of a message into bodies and attachments: the first plain and the first
 * HTML text that no file name makes an attachment are the bodies. Belongs to one thread.
 */
final class MimeBodies {

	private static final Pattern CARRIAGE_RETURN = Pattern.compile("\r");

	private final MailSource source;

	private final MailboxLimits limits;

	private final int depth;

	private final List<String> truncations;

	private final MimeAttachments attachments;

	private @Nullable String text;

	private @Nullable Binary html;

	private int htmlCodePage;

	private @Nullable TnefMessage tnef;

	private long bytes;

	MimeBodies(MailSource source, MailboxLimits limits, int depth, List<String> truncations) {
		this.source = source;
		this.limits = limits;
		this.depth = depth;
		this.truncations = truncations;
		this.attachments = new MimeAttachments(limits, depth, truncations);
	}

	void add(MimeWalker part) throws IOException {
		PartHeader header = part.header();
		String type = header.type();
		String name = header.fileName();
		InputStream in = part.content();
		if (this.tnef == null && mayBeTnef(type, name)) {
			in = readTnef(in);
			if (in == null) {
				return;
			}
		}
		boolean body = name == null && !header.disposition().value().equals("attachment");
		if (body && type.equals("text/plain") && this.text == null) {
			byte[] content = readBody(in);
			if (!"multipart/alternative".equals(part.multipart())) {
				content = takeFiles(content, part);
			}
			this.text = decodeText(content, header.contentType().parameter("charset"));
		}
		else if (body && type.equals("text/html") && this.html == null) {
			readHtml(readBody(in), header.contentType().parameter("charset"));
		}
		else {
			this.attachments.add(part, in, name);
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
			if (!this.attachments.addAll(
					message.toAttachments(this.attachments.count(), this.source.location(), this.limits, this.depth))) {
				return again;
			}
			this.tnef = message;
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

	/** Makes attachments of the files that stand in a plain text, as Outlook does. */
	private byte[] takeFiles(byte[] content, MimeWalker part) throws IOException {
		List<UuBlocks.Block> blocks = new UuBlocks(content).blocks();
		if (blocks.isEmpty()) {
			return content;
		}
		MimePart body = part.part();
		int taken = 0;
		for (UuBlocks.Block block : blocks) {
			PartRange range = PartRange.of(block.start(), block.end(), content, 0, block.start());
			MimePart file = new MimePart(body, range, TransferEncoding.UUENCODE, "file " + (taken + 1),
					this.limits.attachmentBytes());
			if (!this.attachments.addFile(file, block.name(), block.size())) {
				break;
			}
			taken++;
		}
		return UuBlocks.without(content, blocks.subList(0, taken));
	}

	private static String decodeText(byte[] content, @Nullable String charsetName) {
		String decoded = CodePages.decode(content, charsetName);
		// lines of a few old programs end with a carriage return alone
		return (decoded.indexOf('\r') >= 0 && decoded.indexOf('\n') < 0)
				? CARRIAGE_RETURN.matcher(decoded).replaceAll("\r\n") : decoded;
	}

	private void readHtml(byte[] content, @Nullable String charsetName) {
		Charset charset = HtmlCharsets.detect(content, charsetName);
		boolean labelled = charset.equals(CodePages.ofName(charsetName));
		this.htmlCodePage = labelled ? CodePages.numberOfName(charsetName) : CodePages.numberOf(charset);
		if (CodePages.ofNumber(this.htmlCodePage) == null) {
			this.html = Binary.of(CodePages.decode(content, charset).getBytes(StandardCharsets.UTF_8));
			this.htmlCodePage = CodePages.UTF_8;
		}
		else {
			this.html = Binary.of(content);
		}
	}

	/**
	 * Ends the reading: nothing is added any more.
	 * @param values where to put the bodies
	 */
	void putInto(MailProperties values) {
		values.put(PropertyTags.BODY, this.text);
		if (this.html != null) {
			values.put(PropertyTags.HTML, this.html);
			values.put(PropertyTags.INTERNET_CPID, this.htmlCodePage);
			if (this.attachments.hasReferable()) {
				this.attachments.hide(new BodyReferences(this.html.toByteArray()));
			}
		}
		if (this.text != null || this.html != null) {
			values.put(PropertyTags.NATIVE_BODY_INFO, (this.html != null) ? 3 : 1);
		}
		if (this.tnef != null) {
			this.tnef.putInto(values);
		}
	}

	List<MailAttachment> attachments() {
		return this.attachments.toList();
	}

	boolean hasVisibleAttachments() {
		return this.attachments.hasVisible();
	}

	/**
	 * Returns the number of bytes of all bodies and attachments.
	 * @return the number of bytes
	 */
	long bytes() {
		return this.bytes + this.attachments.bytes();
	}

}
