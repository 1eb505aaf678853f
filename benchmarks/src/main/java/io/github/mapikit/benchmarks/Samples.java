// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers of repeated runs.
 */
final class Samples {

	private final List<Double> values = new ArrayList<>();

	void add(double value) {
		this.values.add(value);
	}

	double median() {
		List<Double> sorted = this.values.stream().sorted().toList();
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 != 0) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

	/**
	 * Returns the number that a part of the runs stays below.
	 * @param part the part, from 0 to 1
	 * @return the number
	 */
	double at(double part) {
		return this.values.stream().sorted().toList().get((int) (part * (this.values.size() - 1)));
	}

	@Override
	public String toString() {
		return "median %.1f of %s".formatted(median(), this.values);
	}

}
