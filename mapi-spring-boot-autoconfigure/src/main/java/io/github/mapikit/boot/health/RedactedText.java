// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.health;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Messages of failures, fit for health and endpoints: without the values that they quote,
 * paths and addresses. What a profile is called, where a mailbox lies and who it belongs
 * to is nobody's business there. Names of MAPI calls, properties, tasks and threads stay.
 *
 * @since 0.1.0
 */
public final class RedactedText {

	/** What stands in for a value. */
	public static final String HIDDEN = "******";

	// an apostrophe inside of a word neither opens nor closes a quotation
	private static final Pattern QUOTED = Pattern
		.compile("(?<before>\\b(?:step|[Tt]ask|[Pp]ool|[Ee]xecutor|[Tt]hread|subsystem|state is) )?"
				+ "(?<!\\w)'(?<value>[^\\n]*?)'(?!\\w)");

	private static final Pattern SHOWN = Pattern
		.compile("MAPI\\w*|I[A-Z]\\w+::\\w+|CoInitialize(?:Ex)?|mapi\\.[a-z.-]+|mapi-[\\w-]+");

	private static final Pattern PATH = Pattern
		.compile("(?<![\\w:/\\\\])(?:[A-Za-z]:|file:)?[\\\\/]{1,3}[\\w.~$-][^'\",;:\\n)]*");

	private static final Pattern ADDRESS = Pattern.compile("[^\\s'\"<>(),;:]+@[^\\s'\"<>(),;:]+");

	private RedactedText() {
	}

	/**
	 * Returns a message without what it must not tell. May be called from any thread.
	 * @param text the message, or {@code null}
	 * @return the message to show, or {@code null} if there is none
	 */
	public static @Nullable String of(@Nullable String text) {
		if (text == null) {
			return null;
		}
		String redacted = QUOTED.matcher(text).replaceAll(RedactedText::quotation);
		redacted = PATH.matcher(redacted).replaceAll(HIDDEN);
		return ADDRESS.matcher(redacted).replaceAll(HIDDEN);
	}

	private static String quotation(MatchResult match) {
		boolean shown = match.group(1) != null || SHOWN.matcher(match.group(2)).matches();
		return shown ? Matcher.quoteReplacement(match.group()) : "'" + HIDDEN + "'";
	}

}
