// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.task;

import java.util.Collection;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Finds the name that somebody probably meant.
 */
final class NearestName {

	private NearestName() {
	}

	/**
	 * Returns the name with the fewest letters that differ.
	 * @param wanted what was written
	 * @param names the names that there are
	 * @return the nearest, or {@code null} if none is near
	 */
	static @Nullable String of(String wanted, Collection<String> names) {
		String nearest = null;
		int least = Math.max(2, wanted.length() / 3) + 1;
		for (String name : names) {
			int distance = distance(wanted.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
			if (distance < least) {
				least = distance;
				nearest = name;
			}
		}
		return nearest;
	}

	// Levenshtein's distance, one row at a time
	private static int distance(String from, String to) {
		int[] row = new int[to.length() + 1];
		for (int j = 0; j < row.length; j++) {
			row[j] = j;
		}
		for (int i = 1; i <= from.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j < row.length; j++) {
				int substituted = diagonal + ((from.charAt(i - 1) == to.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(substituted, Math.min(diagonal, row[j - 1]) + 1);
			}
		}
		return row[to.length()];
	}

}
