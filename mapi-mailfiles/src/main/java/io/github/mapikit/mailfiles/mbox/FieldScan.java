// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mbox;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Looks for the header fields that a message begins with.
 */
final class FieldScan {

	/** Names of fields that mail has and that hardly begin a line of text. */
	private static final Set<String> NAMES = Set.of("apparently-to", "authentication-results", "bcc", "cc", "comments",
			"date", "delivered-to", "delivery-date", "dkim-signature", "domainkey-signature", "envelope-to",
			"errors-to", "from", "importance", "in-reply-to", "keywords", "lines", "message-id", "mime-version",
			"newsgroups", "organization", "path", "precedence", "priority", "received", "received-spf", "references",
			"reply-to", "return-path", "return-receipt-to", "sender", "sensitivity", "status", "subject",
			"thread-index", "thread-topic", "to", "user-agent", "xref");

	private static final String[] FAMILIES = { "x-", "content-", "resent-", "list-", "arc-", "disposition-" };

	private static final int NAME_LENGTH = 76;

	private FieldScan() {
	}

	/**
	 * What stands at the begin of a message.
	 */
	enum Result {

		/** Fields of which one has a name that mail has. */
		MAIL_FIELD,
		/** Fields. */
		FIELD,
		/** An empty line. */
		EMPTY,
		/** Something else. */
		TEXT,
		/** Nothing. */
		END

	}

	/**
	 * Looks at lines until one is no field.
	 * @param bytes what holds the lines
	 * @param from where the first one begins
	 * @param to where the bytes end
	 * @param whole whether lines count as fields only if there is nothing else up to the
	 * next empty line
	 * @return what stands there
	 */
	static Result scan(byte[] bytes, int from, int to, boolean whole) {
		Result found = Result.END;
		int at = from;
		while (at < to) {
			int end = LineEnds.find(bytes, at, to);
			if (LineEnds.isBlank(bytes, at, end)) {
				return (found != Result.END) ? found : Result.EMPTY;
			}
			boolean continued = found != Result.END && (bytes[at] == ' ' || bytes[at] == '\t');
			// hosts on the way of a message left envelope lines of their own, quoted
			boolean relayed = bytes[at] == '>' && EnvelopeLine.startsAt(bytes, at + 1, end);
			if (!continued && !relayed) {
				// what is looked at may end within a name
				String name = (end < to || found == Result.END) ? name(bytes, at, end) : "";
				if (name.isEmpty()) {
					boolean fields = found != Result.END && (!whole || end == to);
					return fields ? found : Result.TEXT;
				}
				found = (found == Result.MAIL_FIELD || isMail(name)) ? Result.MAIL_FIELD : Result.FIELD;
				if (found == Result.MAIL_FIELD && !whole) {
					return found;
				}
			}
			at = LineEnds.skip(bytes, end, to);
		}
		return found;
	}

	private static String name(byte[] bytes, int from, int to) {
		int at = from;
		while (at < to && at - from <= NAME_LENGTH && bytes[at] > ' ' && bytes[at] < 127 && bytes[at] != ':') {
			at++;
		}
		int end = at;
		while (at < to && (bytes[at] == ' ' || bytes[at] == '\t')) {
			at++;
		}
		boolean field = end > from && at < to && bytes[at] == ':';
		boolean url = at + 2 < to && bytes[at + 1] == '/' && bytes[at + 2] == '/';
		if (!field || url) {
			return "";
		}
		String name = new String(bytes, from, end - from, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
		// a blank before the colon is an error that few programs make; text often has it
		return (end == at || isMail(name)) ? name : "";
	}

	private static boolean isMail(String name) {
		if (NAMES.contains(name)) {
			return true;
		}
		for (String family : FAMILIES) {
			if (name.startsWith(family)) {
				return true;
			}
		}
		return false;
	}

}
