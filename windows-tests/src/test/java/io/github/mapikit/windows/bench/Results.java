// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * Prints measurements, one a line: name, tab, value, tab, unit.
 */
final class Results {

	private Results() {
	}

	static void print(String name, double value, String unit) {
		System.out.printf(Locale.ROOT, "%s\t%.3f\t%s%n", name, value, unit);
		System.out.flush();
	}

	static double median(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}

	static double max(double[] values) {
		return Arrays.stream(values).max().orElseThrow();
	}

}
