/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

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
