// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mbox;

import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Pattern;

/**
 * Tells whether words may be a date in a form that nobody can read for certain: of
 * another language, of another order, or without a time of day.
 */
final class DateLikeness {

	private static final Pattern CLOCK = Pattern.compile("\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?\\D{0,3}");

	private static final Pattern DAY = Pattern.compile("\\d{1,2}[.,]?|\\d{1,2}(?:st|nd|rd|th)");

	private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2},?");

	private static final Pattern FULL = Pattern
		.compile("\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}(?:T.{4,20})?|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4},?"
				+ "|\\d{1,2}-\\p{L}{3,9}-\\d{2,4}|\\d{9,10}");

	private static final Set<String> NAMES = Set.of("mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb",
			"mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

	private static final int WORDS = 12;

	private static final int ENOUGH = 3;

	private DateLikeness() {
	}

	static boolean of(String text) {
		int points = 0;
		StringTokenizer words = new StringTokenizer(text);
		for (int i = 0; i < WORDS && words.hasMoreTokens(); i++) {
			points += points(words.nextToken());
		}
		return points >= ENOUGH;
	}

	private static int points(String word) {
		if (word.length() > 40) {
			return 0;
		}
		if (FULL.matcher(word).matches()) {
			return ENOUGH;
		}
		if (CLOCK.matcher(word).matches()) {
			return 2;
		}
		return (isName(word) || YEAR.matcher(word).matches() || DAY.matcher(word).matches()) ? 1 : 0;
	}

	/**
	 * Whether a word is the name of a day or month.
	 * @param word the word
	 * @return whether it begins as such a name does
	 */
	static boolean isName(String word) {
		return word.length() >= 3 && NAMES.contains(word.substring(0, 3).toLowerCase(Locale.ROOT));
	}

}
