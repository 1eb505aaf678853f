// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.github.mapikit.benchmarks.web.WebApplication;

/**
 * How much longer a web application takes to start with the starter on its class path.
 */
public final class StartupMeasurement {

	private static final Pattern OURS = Pattern.compile("(mapi-|jsoup|jna).*");

	private StartupMeasurement() {
	}

	/**
	 * Alternates runs with and without the starter.
	 * @param arguments the number of runs of each, 15 by default
	 * @throws IOException if a JVM cannot be started
	 * @throws InterruptedException never
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		int runs = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : 15;
		Samples without = new Samples();
		Samples with = new Samples();
		Samples ratios = new Samples();
		start(true);
		for (int i = 0; i < runs; i++) {
			double plain = start(false);
			double started = start(true);
			without.add(plain);
			with.add(started);
			ratios.add(started / plain);
		}
		System.out.println("start without the starter, ms: " + without);
		System.out.println("start with the starter, ms:    " + with);
		System.out.printf("ratio of the medians: %.3f%n", with.median() / without.median());
		// what the machine does beside it lasts for longer than a pair
		System.out.printf("median of the ratios: %.3f (goal: at most 1.05)%n", ratios.median());
	}

	private static double start(boolean withStarter) throws IOException, InterruptedException {
		// last on the class path, as what an application adds to what it had: a library
		// in
		// front of the others is looked into for each of their classes, whatever is in it
		Predicate<String> others = OURS.asMatchPredicate().negate();
		List<Predicate<String>> libraries = withStarter ? List.of(others, OURS.asMatchPredicate()) : List.of(others);
		return ChildJvm.number(new ChildJvm().run(WebApplication.class, libraries), WebApplication.READY);
	}

}
