// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.call;

import java.util.Arrays;
import java.util.Locale;

/**
 * How far two names are apart: how many characters have to be changed, added or left out
 * to make one of the other, whatever their case.
 */
final class NameDistance {

	private NameDistance() {
	}

	/**
	 * Measures the distance of two names.
	 * @param one a name
	 * @param other another name
	 * @return the number of changes
	 */
	static int between(String one, String other) {
		String from = one.toLowerCase(Locale.ROOT);
		String to = other.toLowerCase(Locale.ROOT);
		int[] above = new int[to.length() + 1];
		Arrays.setAll(above, (column) -> column);
		for (int row = 1; row <= from.length(); row++) {
			int[] current = new int[to.length() + 1];
			current[0] = row;
			for (int column = 1; column <= to.length(); column++) {
				int changed = above[column - 1] + ((from.charAt(row - 1) == to.charAt(column - 1)) ? 0 : 1);
				current[column] = Math.min(changed, Math.min(above[column], current[column - 1]) + 1);
			}
			above = current;
		}
		return above[to.length()];
	}

}
