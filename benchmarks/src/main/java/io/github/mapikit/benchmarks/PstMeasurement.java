// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.pff.PSTException;
import com.pff.PSTFile;
import com.pff.PSTFolder;
import com.pff.PSTMessage;
import io.github.mapikit.mailfiles.Mailbox;
import io.github.mapikit.mailfiles.MailboxReader;
import io.github.mapikit.mailfiles.item.MailContent;
import io.github.mapikit.mailfiles.item.MailFolder;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.model.property.PropertyTags;

/**
 * Opening and listing the messages of an Outlook data file, beside what java-libpst alone
 * needs for the same list, and reading all bodies from one thread and from four. Each run
 * has a JVM of its own with a small heap.
 */
public final class PstMeasurement {

	private static final String MILLIS = "run-ms=";

	private static final String HEAP = "heap-mb=";

	private static final String COUNT = "count=";

	private static final int THREADS = 4;

	private PstMeasurement() {
	}

	/**
	 * Writes the file, and alternates the runs.
	 * @param arguments the number of messages, 100,000 by default, of runs, 5 by default,
	 * and of megabytes of heap, 128 by default
	 * @throws IOException if the file cannot be written, or a JVM not be started
	 * @throws InterruptedException never
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		int count = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : 100_000;
		int runs = (arguments.length > 1) ? Integer.parseInt(arguments[1]) : 5;
		String memory = (arguments.length > 2) ? arguments[2] : "128";
		Samples library = new Samples();
		Samples ours = new Samples();
		Samples one = new Samples();
		Samples four = new Samples();
		double heap = 0;
		try (PstFiles files = PstFiles.write(count)) {
			String file = files.file().toString();
			run(Library.class, memory, count, file);
			for (int i = 0; i < runs; i++) {
				library.add(ChildJvm.number(run(Library.class, memory, count, file), MILLIS));
				List<String> lines = run(Listing.class, memory, count, file);
				ours.add(ChildJvm.number(lines, MILLIS));
				heap = Math.max(heap, ChildJvm.number(lines, HEAP));
				one.add(ChildJvm.number(run(Bodies.class, memory, count, file, "1"), MILLIS));
				four.add(ChildJvm.number(run(Bodies.class, memory, count, file, String.valueOf(THREADS)), MILLIS));
			}
		}
		System.out.println("java-libpst's list, ms:        " + library);
		System.out.println("open and list, ms:             " + ours);
		System.out.println("all bodies, 1 thread, ms:      " + one);
		System.out.println("all bodies, 4 threads, ms:     " + four);
		System.out.printf("ratio: %.2f (goal: at most 0.5); heap in use at the end: %.0f MB in -Xmx%sm%n",
				ours.median() / library.median(), heap, memory);
		System.out.printf("4 threads: %.2f times the rate of 1 (goal: at least 1.6 on two cores)%n",
				one.median() / four.median());
	}

	private static List<String> run(Class<?> type, String memory, int count, String... arguments)
			throws IOException, InterruptedException {
		List<String> lines = new ChildJvm("-Xmx" + memory + "m", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
			.run(type, List.of((name) -> true), arguments);
		if (ChildJvm.number(lines, COUNT) != count) {
			throw new IOException(
					"'%s' has not seen %d messages:%n%s".formatted(type.getName(), count, String.join("\n", lines)));
		}
		return lines;
	}

	private static void report(long start, long count, long sum) {
		System.out.println(MILLIS + (System.nanoTime() - start) / 1e6);
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		System.out.println(HEAP + (runtime.totalMemory() - runtime.freeMemory()) / 1024.0 / 1024);
		System.out.println(COUNT + count);
		System.out.println("sum=" + sum);
	}

	private static List<MailItem> items(MailFolder folder) {
		List<MailItem> items = new ArrayList<>(folder.items());
		folder.subfolders().forEach((child) -> items.addAll(items(child)));
		return items;
	}

	/**
	 * Lists the messages with java-libpst.
	 */
	public static final class Library {

		private static long count;

		private static long sum;

		private Library() {
		}

		/**
		 * Lists all messages of all folders.
		 * @param arguments the file
		 * @throws IOException if the file cannot be read
		 * @throws PSTException if the file cannot be understood
		 */
		public static void main(String[] arguments) throws IOException, PSTException {
			long start = System.nanoTime();
			PSTFile file = new PSTFile(arguments[0]);
			list(file.getRootFolder());
			report(start, count, sum);
		}

		private static void list(PSTFolder folder) throws IOException, PSTException {
			if (folder.getContentCount() > 0) {
				for (Object child = folder.getNextChild(); child != null; child = folder.getNextChild()) {
					PSTMessage message = (PSTMessage) child;
					count++;
					sum += message.getSubject().length() + message.getSenderName().length()
							+ message.getDisplayTo().length() + (message.getMessageDeliveryTime().getTime() & 1);
				}
			}
			for (PSTFolder child : folder.getSubFolders()) {
				list(child);
			}
		}

	}

	/**
	 * Opens the file as a mailbox and lists every message.
	 */
	public static final class Listing {

		private Listing() {
		}

		/**
		 * Lists all messages of all folders.
		 * @param arguments the file
		 */
		public static void main(String[] arguments) {
			long start = System.nanoTime();
			try (Mailbox mailbox = new MailboxReader().open(List.of(arguments[0]))) {
				List<MailItem> items = items(mailbox.root());
				long sum = 0;
				for (MailItem item : items) {
					sum += item.subject().length() + item.senderName().length() + item.displayTo().length();
				}
				report(start, items.size(), sum);
			}
		}

	}

	/**
	 * Opens the file as a mailbox and, in the time that is measured, every message.
	 */
	public static final class Bodies {

		private static final int WARM_UP = 4;

		private Bodies() {
		}

		/**
		 * Reads all bodies.
		 * @param arguments the file and the number of threads
		 * @throws Exception if it fails
		 */
		public static void main(String[] arguments) throws Exception {
			int threads = Integer.parseInt(arguments[1]);
			ExecutorService pool = Executors.newFixedThreadPool(threads);
			try (Mailbox mailbox = new MailboxReader().open(List.of(arguments[0]))) {
				List<MailItem> items = items(mailbox.root());
				// while the JVM compiles, one thread keeps both cores busy already
				for (int i = 0; i < WARM_UP; i++) {
					readAll(items, pool, threads);
				}
				long start = System.nanoTime();
				long sum = readAll(items, pool, threads);
				report(start, items.size(), sum);
			}
			finally {
				pool.shutdown();
			}
		}

		private static long readAll(List<MailItem> items, ExecutorService pool, int threads) throws Exception {
			List<Future<Long>> parts = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				int first = i;
				parts.add(pool.submit(() -> read(items, first, threads)));
			}
			long sum = 0;
			for (Future<Long> part : parts) {
				sum += part.get();
			}
			return sum;
		}

		private static long read(List<MailItem> items, int first, int step) throws IOException {
			long sum = 0;
			for (int i = first; i < items.size(); i += step) {
				try (MailContent content = items.get(i).open()) {
					String body = content.get(PropertyTags.BODY);
					if (body == null) {
						throw new IOException("No body: " + items.get(i).location());
					}
					sum += body.length();
				}
			}
			return sum;
		}

	}

}
