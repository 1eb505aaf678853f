// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import io.github.mapikit.mailfiles.item.MailAttachment;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.source.MailSource;

/**
 * A message in memory that counts what is read of it.
 */
final class InMemory implements MailSource {

	static final String BEGIN = "From: a@example.org\r\nTo: b@example.org\r\nSubject: s\r\nMIME-Version: 1.0\r\n";

	private byte[] bytes;

	private long read;

	private int opened;

	InMemory(byte[] bytes) {
		this.bytes = bytes;
	}

	/**
	 * Reads a message.
	 * @param text the message, each character a byte
	 * @return its content
	 */
	static MailContent read(String text) throws IOException {
		return new InMemory(text.getBytes(StandardCharsets.ISO_8859_1)).content(MailboxLimits.defaults());
	}

	MailContent content(MailboxLimits limits) throws IOException {
		return new MimeContentReader(this, limits, 0, false).read(null);
	}

	static byte[] bytes(MailAttachment attachment) throws IOException {
		try (InputStream in = attachment.open()) {
			return in.readAllBytes();
		}
	}

	static String text(MailAttachment attachment) throws IOException {
		return new String(bytes(attachment), StandardCharsets.ISO_8859_1);
	}

	void replace(byte[] newBytes) {
		this.bytes = newBytes;
	}

	byte[] bytes() {
		return this.bytes;
	}

	long read() {
		return this.read;
	}

	int opened() {
		return this.opened;
	}

	@Override
	public InputStream open() {
		this.opened++;
		return new FilterInputStream(new ByteArrayInputStream(this.bytes)) {

			@Override
			public int read(byte[] buffer, int offset, int length) throws IOException {
				int count = super.read(buffer, offset, length);
				InMemory.this.read += Math.max(0, count);
				return count;
			}

		};
	}

	@Override
	public String location() {
		return "memory";
	}

}
