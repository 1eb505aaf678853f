// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import org.jspecify.annotations.Nullable;

/**
 * What the header of a part says of its content.
 *
 * @param type the MIME type in lower case
 * @param contentType the value of {@code Content-Type}
 * @param disposition the value of {@code Content-Disposition}
 * @param contentId the value of {@code Content-ID} without its brackets; may be empty
 * @param contentLocation the value of {@code Content-Location}; may be empty
 * @param encoding how the content is encoded
 */
record PartHeader(String type, MimeHeaderValue contentType, MimeHeaderValue disposition, String contentId,
		String contentLocation, TransferEncoding encoding) {

	private static final int TYPE_LENGTH = 255;

	/**
	 * Reads what a header says.
	 * @param block the header
	 * @param multipart the type of the multipart that the part is in, or {@code null}
	 * @return what it says
	 */
	static PartHeader of(HeaderBlock block, @Nullable String multipart) {
		EncodedWords words = block.words();
		MimeHeaderValue contentType = MimeHeaderValue.parse(block.bytes(HeaderName.CONTENT_TYPE), words);
		MimeHeaderValue disposition = MimeHeaderValue.parse(block.bytes(HeaderName.CONTENT_DISPOSITION), words);
		return new PartHeader(type(contentType.value(), multipart), contentType, disposition,
				contentId(block.text(HeaderName.CONTENT_ID)), block.text(HeaderName.CONTENT_LOCATION).replace(" ", ""),
				TransferEncoding.of(block.bytes(HeaderName.TRANSFER_ENCODING)));
	}

	/** Without a type, or with a wrong one, it is text, but for what digests hold. */
	private static String type(String value, @Nullable String multipart) {
		if (value.isEmpty()) {
			return "multipart/digest".equals(multipart) ? "message/rfc822" : "text/plain";
		}
		String type = (value.length() > TYPE_LENGTH) ? value.substring(0, TYPE_LENGTH) : value;
		return (type.indexOf('/') > 0) ? type : "text/plain";
	}

	private static String contentId(String value) {
		String id = value.strip();
		if (id.startsWith("<")) {
			id = id.substring(1);
		}
		return (id.endsWith(">") ? id.substring(0, id.length() - 1) : id).strip();
	}

	boolean isMultipart() {
		return this.type.startsWith("multipart/");
	}

	boolean isMessage() {
		return switch (this.type) {
			case "message/rfc822", "message/global", "message/news" -> true;
			default -> false;
		};
	}

	/**
	 * Returns the name of the file.
	 * @return the name as the message has it, or {@code null}
	 */
	@Nullable String fileName() {
		String name = this.disposition.parameter("filename");
		return (name == null || name.isBlank()) ? this.contentType.parameter("name") : name;
	}

}
