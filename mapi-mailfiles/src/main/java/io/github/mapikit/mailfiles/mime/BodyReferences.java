// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What an HTML body refers to: the identifiers of parts, and addresses. Bounded by the
 * number of references. Unchanging.
 * <p>
 * Sources: RFC 2392; RFC 2557.
 */
final class BodyReferences {

	private static final int REFERENCES = 20_000;

	private static final int LONGEST = 2000;

	private final Set<String> contentIds = new HashSet<>();

	private final Set<String> locations = new HashSet<>();

	/**
	 * Reads references.
	 * @param html the body, in any character set that has ASCII
	 */
	BodyReferences(byte[] html) {
		String text = new String(html, StandardCharsets.ISO_8859_1);
		int at = text.indexOf('=');
		while (at >= 0 && size() < REFERENCES) {
			at = text.indexOf('=', attribute(text, at));
		}
		int url = text.indexOf("url(");
		while (url >= 0 && size() < REFERENCES) {
			url = text.indexOf("url(", add(text, url + 4, "'\" )"));
		}
	}

	private int size() {
		return this.contentIds.size() + this.locations.size();
	}

	/** Looks at the value of an attribute if it is one of those that refer. */
	private int attribute(String text, int equals) {
		int end = equals;
		while (end > 0 && equals - end < 10 && text.charAt(end - 1) <= ' ') {
			end--;
		}
		int start = end;
		while (start > 0 && end - start < 12 && Character.isLetter(text.charAt(start - 1))) {
			start--;
		}
		boolean refers = switch (text.substring(start, end).toLowerCase(Locale.ROOT)) {
			case "src", "background", "href", "data", "poster", "srcset" -> true;
			default -> false;
		};
		return refers ? add(text, equals + 1, "'\" >") : equals + 1;
	}

	private int add(String text, int from, String ends) {
		int start = from;
		while (start < text.length() && start - from < 10
				&& (text.charAt(start) <= ' ' || text.charAt(start) == '"' || text.charAt(start) == '\'')) {
			start++;
		}
		int end = start;
		while (end < text.length() && end - start < LONGEST && ends.indexOf(text.charAt(end)) < 0
				&& text.charAt(end) > ' ') {
			end++;
		}
		String value = text.substring(start, end).replace("&amp;", "&");
		if (value.regionMatches(true, 0, "cid:", 0, 4)) {
			this.contentIds.add(unescape(value.substring(4)).toLowerCase(Locale.ROOT));
		}
		else if (!value.isEmpty() && !value.startsWith("#")) {
			this.locations.add(value);
		}
		return Math.max(end, from);
	}

	private static String unescape(String text) {
		StringBuilder plain = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			int high = (c == '%' && i + 2 < text.length()) ? Character.digit(text.charAt(i + 1), 16) : -1;
			int low = (high >= 0) ? Character.digit(text.charAt(i + 2), 16) : -1;
			plain.append((low >= 0) ? (char) (high << 4 | low) : c);
			i += (low >= 0) ? 2 : 0;
		}
		return plain.toString();
	}

	/**
	 * Whether the body refers to a part.
	 * @param contentId the identifier of the part; may be empty
	 * @return whether it does
	 */
	boolean hasContentId(String contentId) {
		return !contentId.isEmpty() && this.contentIds.contains(contentId.toLowerCase(Locale.ROOT));
	}

	/**
	 * Whether the body refers to an address.
	 * @param location the address of a part; may be empty
	 * @return whether it does
	 */
	boolean hasLocation(String location) {
		return !location.isEmpty() && this.locations.contains(location);
	}

}
