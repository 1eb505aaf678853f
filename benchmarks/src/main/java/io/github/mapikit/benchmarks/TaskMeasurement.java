// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.benchmarks;

import java.util.Arrays;

/**
 * The calls of {@link TaskBenchmark} side by side: in each of many short rounds all of
 * them run, in turn, so that what else the machine does meets all alike. What is printed
 * are medians of the ratios within a round.
 */
public final class TaskMeasurement {

	private static final int WARM_UP = 10;

	private static final int BATCHES = 40;

	private static final int CALLS = 5000;

	private TaskMeasurement() {
	}

	/**
	 * Runs the rounds.
	 * @param arguments the number of rounds, 60 by default
	 */
	public static void main(String[] arguments) {
		int rounds = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : 60;
		TaskBenchmark calls = new TaskBenchmark();
		try {
			for (int i = 0; i < WARM_UP; i++) {
				new Round(calls, i);
			}
			Samples throughput = new Samples();
			Samples p99 = new Samples();
			Samples median = new Samples();
			Samples waiting = new Samples();
			for (int i = 0; i < rounds; i++) {
				Round round = new Round(calls, i);
				throughput.add(round.asyncBatch / round.mapiBatch);
				p99.add(at(round.mapiJoin, 0.99) / at(round.asyncJoin, 0.99));
				median.add(at(round.mapiJoin, 0.5) / at(round.asyncJoin, 0.5));
				waiting.add(mean(round.mapiWaiting) / mean(round.asyncJoin));
			}
			print("throughput", throughput, "at least 0.7");
			print("p99 latency", p99, "at most 1.3");
			print("median latency", median, "-");
			print("waiting, mean", waiting, "at most 1.3");
		}
		finally {
			calls.close();
		}
	}

	private static void print(String name, Samples ratios, String goal) {
		System.out.printf("%-16s ratio: %.3f (middle half of the rounds: %.3f to %.3f; goal: %s)%n", name,
				ratios.median(), ratios.at(0.25), ratios.at(0.75), goal);
	}

	private static double at(long[] sorted, double part) {
		return sorted[(int) (part * (sorted.length - 1))];
	}

	private static double mean(long[] nanos) {
		return Arrays.stream(nanos).average().orElseThrow();
	}

	/**
	 * One turn of each, first the one, then the other, and the other way round in the
	 * next round.
	 */
	private static final class Round {

		private final double mapiBatch;

		private final double asyncBatch;

		private final long[] mapiJoin;

		private final long[] asyncJoin;

		private final long[] mapiWaiting;

		Round(TaskBenchmark calls, int number) {
			if (number % 2 == 0) {
				this.mapiBatch = nanos(calls::mapiTaskBatch);
				this.asyncBatch = nanos(calls::asyncBatch);
				this.mapiJoin = each(calls::mapiTaskJoin);
				this.asyncJoin = each(calls::asyncJoin);
				this.mapiWaiting = each(calls::mapiTaskWaiting);
			}
			else {
				this.asyncBatch = nanos(calls::asyncBatch);
				this.mapiBatch = nanos(calls::mapiTaskBatch);
				this.mapiWaiting = each(calls::mapiTaskWaiting);
				this.asyncJoin = each(calls::asyncJoin);
				this.mapiJoin = each(calls::mapiTaskJoin);
			}
		}

		private static double nanos(Runnable batch) {
			long begin = System.nanoTime();
			for (int i = 0; i < BATCHES; i++) {
				batch.run();
			}
			return System.nanoTime() - begin;
		}

		private static long[] each(Runnable call) {
			long[] nanos = new long[CALLS];
			for (int i = 0; i < CALLS; i++) {
				long begin = System.nanoTime();
				call.run();
				nanos[i] = System.nanoTime() - begin;
			}
			Arrays.sort(nanos);
			return nanos;
		}

	}

}
