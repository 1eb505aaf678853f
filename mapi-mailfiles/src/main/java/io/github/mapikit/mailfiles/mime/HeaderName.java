// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A header that becomes a property. Looked up by bytes, as most of the headers that mail
 * has are none of these and need no string.
 */
enum HeaderName {

	SUBJECT("subject"), FROM("from"), SENDER("sender"), TO("to"), CC("cc"), BCC("bcc"), REPLY_TO("reply-to"),
	DATE("date"), RECEIVED("received"), MESSAGE_ID("message-id"), IN_REPLY_TO("in-reply-to"), REFERENCES("references"),
	CONTENT_TYPE("content-type"), CONTENT_DISPOSITION("content-disposition"), CONTENT_ID("content-id"),
	CONTENT_LOCATION("content-location"), IMPORTANCE("importance"), PRIORITY("priority"), X_PRIORITY("x-priority"),
	X_MSMAIL_PRIORITY("x-msmail-priority"), SENSITIVITY("sensitivity"), STATUS("status"),
	X_MOZILLA_STATUS("x-mozilla-status"), X_UNSENT("x-unsent"), THREAD_TOPIC("thread-topic"),
	THREAD_INDEX("thread-index"), NOTIFICATION("disposition-notification-to"), RETURN_PATH("return-path"),
	MIME_VERSION("mime-version"), DELIVERED_TO("delivered-to"), TRANSFER_ENCODING("content-transfer-encoding");

	private static final int SLOTS = 256;

	private static final @Nullable HeaderName[] TABLE = new @Nullable HeaderName[SLOTS];

	static {
		for (HeaderName name : values()) {
			int slot = hash(name.bytes, 0, name.bytes.length);
			while (TABLE[slot] != null) {
				slot = (slot + 1) % SLOTS;
			}
			TABLE[slot] = name;
		}
	}

	private final byte[] bytes;

	HeaderName(String text) {
		this.bytes = text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * Returns the header of a name.
	 * @param buffer what holds the name
	 * @param from where it begins
	 * @param to where it ends
	 * @return the header, or {@code null} if it becomes no property
	 */
	static @Nullable HeaderName of(byte[] buffer, int from, int to) {
		int slot = hash(buffer, from, to);
		HeaderName name = TABLE[slot];
		while (name != null) {
			if (name.matches(buffer, from, to)) {
				return name;
			}
			slot = (slot + 1) % SLOTS;
			name = TABLE[slot];
		}
		return null;
	}

	private boolean matches(byte[] buffer, int from, int to) {
		if (to - from != this.bytes.length) {
			return false;
		}
		for (int i = 0; i < this.bytes.length; i++) {
			if (lower(buffer[from + i]) != this.bytes[i]) {
				return false;
			}
		}
		return true;
	}

	private static int hash(byte[] buffer, int from, int to) {
		int hash = to - from;
		for (int i = from; i < to; i++) {
			hash = hash * 31 + lower(buffer[i]);
		}
		return (hash ^ hash >>> 8 ^ hash >>> 16) & (SLOTS - 1);
	}

	private static byte lower(byte b) {
		return (b >= 'A' && b <= 'Z') ? (byte) (b | 0x20) : b;
	}

}
