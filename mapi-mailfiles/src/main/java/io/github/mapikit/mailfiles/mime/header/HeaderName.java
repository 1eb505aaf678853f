// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime.header;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A header that becomes a property. Looked up by bytes, as most of the headers that mail
 * has are none of these and need no string.
 *
 * @since 0.1.0
 */
public enum HeaderName {

	/** {@code Subject}. */
	SUBJECT("subject"),

	/** {@code From}. */
	FROM("from"),

	/** {@code Sender}. */
	SENDER("sender"),

	/** {@code To}. */
	TO("to"),

	/** {@code Cc}. */
	CC("cc"),

	/** {@code Bcc}. */
	BCC("bcc"),

	/** {@code Reply-To}. */
	REPLY_TO("reply-to"),

	/** {@code Date}. */
	DATE("date"),

	/** {@code Received}. */
	RECEIVED("received"),

	/** {@code Message-ID}. */
	MESSAGE_ID("message-id"),

	/** {@code In-Reply-To}. */
	IN_REPLY_TO("in-reply-to"),

	/** {@code References}. */
	REFERENCES("references"),

	/** {@code Content-Type}. */
	CONTENT_TYPE("content-type"),

	/** {@code Content-Disposition}. */
	CONTENT_DISPOSITION("content-disposition"),

	/** {@code Content-ID}. */
	CONTENT_ID("content-id"),

	/** {@code Content-Location}. */
	CONTENT_LOCATION("content-location"),

	/** {@code Importance}. */
	IMPORTANCE("importance"),

	/** {@code Priority}. */
	PRIORITY("priority"),

	/** {@code X-Priority}. */
	X_PRIORITY("x-priority"),

	/** {@code X-MSMail-Priority}. */
	X_MSMAIL_PRIORITY("x-msmail-priority"),

	/** {@code Sensitivity}. */
	SENSITIVITY("sensitivity"),

	/** {@code Status}. */
	STATUS("status"),

	/** {@code X-Mozilla-Status}. */
	X_MOZILLA_STATUS("x-mozilla-status"),

	/** {@code X-Unsent}. */
	X_UNSENT("x-unsent"),

	/** {@code Thread-Topic}. */
	THREAD_TOPIC("thread-topic"),

	/** {@code Thread-Index}. */
	THREAD_INDEX("thread-index"),

	/** {@code Disposition-Notification-To}. */
	NOTIFICATION("disposition-notification-to"),

	/** {@code Return-Path}. */
	RETURN_PATH("return-path"),

	/** {@code MIME-Version}. */
	MIME_VERSION("mime-version"),

	/** {@code Delivered-To}. */
	DELIVERED_TO("delivered-to"),

	/** {@code Content-Transfer-Encoding}. */
	TRANSFER_ENCODING("content-transfer-encoding");

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
