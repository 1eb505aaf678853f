// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.mapikit.embedded.EmbeddedDriver;
import io.github.mapikit.embedded.EmbeddedOptions;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.model.table.HierarchyDepth;
import io.github.mapikit.model.table.HierarchyTable;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.field.AddressListField;
import org.apache.james.mime4j.dom.field.DateTimeField;
import org.apache.james.mime4j.dom.field.MailboxListField;
import org.apache.james.mime4j.dom.field.ParsedField;
import org.apache.james.mime4j.dom.field.UnstructuredField;
import org.apache.james.mime4j.field.LenientFieldParser;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

import static io.github.mapikit.model.property.PropertyTags.DELIVERY_TIME;
import static io.github.mapikit.model.property.PropertyTags.DISPLAY_TO;
import static io.github.mapikit.model.property.PropertyTags.ENTRYID;
import static io.github.mapikit.model.property.PropertyTags.SENDER_NAME;
import static io.github.mapikit.model.property.PropertyTags.SUBJECT;

/**
 * Opening and listing a folder of mail files, beside what the MIME library alone needs to
 * parse the headers that the listing shows. Each run has a JVM of its own with a small
 * heap.
 */
public final class MailFilesMeasurement {

	private static final String MILLIS = "run-ms=";

	private static final String HEAP = "heap-mb=";

	private MailFilesMeasurement() {
	}

	/**
	 * Writes the files, and alternates the runs.
	 * @param arguments the number of files, 100,000 by default, and of runs, 5 by default
	 * @throws IOException if files cannot be written, or a JVM not be started
	 * @throws InterruptedException never
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		int count = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : 100_000;
		int runs = (arguments.length > 1) ? Integer.parseInt(arguments[1]) : 5;
		Samples library = new Samples();
		Samples ours = new Samples();
		double heap = 0;
		try (MailFiles files = MailFiles.write(count)) {
			String folder = files.folder().toString();
			run(Library.class, folder);
			for (int i = 0; i < runs; i++) {
				library.add(ChildJvm.number(run(Library.class, folder), MILLIS));
				List<String> lines = run(Listing.class, folder);
				ours.add(ChildJvm.number(lines, MILLIS));
				heap = Math.max(heap, ChildJvm.number(lines, HEAP));
			}
		}
		System.out.println("the MIME library's headers, ms: " + library);
		System.out.println("open and list, ms:             " + ours);
		System.out.printf("ratio: %.2f (goal: at most 1.3); heap in use at the end: %.0f MB in -Xmx256m%n",
				ours.median() / library.median(), heap);
	}

	private static List<String> run(Class<?> type, String folder) throws IOException, InterruptedException {
		return new ChildJvm("-Xmx256m", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn").run(type,
				List.of((name) -> true), folder);
	}

	private static void report(long start) {
		System.out.println(MILLIS + (System.nanoTime() - start) / 1e6);
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		System.out.println(HEAP + (runtime.totalMemory() - runtime.freeMemory()) / 1024.0 / 1024);
	}

	/**
	 * Parses the headers with the MIME library, keeping what a listing shows.
	 */
	public static final class Library {

		private Library() {
		}

		/**
		 * Parses all files below a folder.
		 * @param arguments the folder
		 * @throws IOException if a file cannot be read
		 */
		public static void main(String[] arguments) throws IOException {
			long start = System.nanoTime();
			long[] sum = new long[1];
			try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
				files.filter(Files::isRegularFile).forEach((file) -> sum[0] += headers(file));
			}
			report(start);
			System.out.println("sum=" + sum[0]);
		}

		private static long headers(Path file) {
			long sum = 0;
			try (InputStream input = new BufferedInputStream(Files.newInputStream(file))) {
				MimeTokenStream tokens = new MimeTokenStream();
				tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
				tokens.parse(input);
				for (EntityState state = tokens.getState(); state != EntityState.T_END_HEADER; state = tokens.next()) {
					if (state == EntityState.T_FIELD) {
						sum += shown(LenientFieldParser.parse(tokens.getField().getRaw(), DecodeMonitor.SILENT));
					}
				}
			}
			catch (IOException | MimeException ex) {
				throw new IllegalStateException(file.toString(), ex);
			}
			return sum;
		}

		private static long shown(ParsedField field) {
			if (field instanceof DateTimeField date) {
				return (date.getDate() != null) ? date.getDate().getTime() & 1 : 0;
			}
			if (field instanceof MailboxListField from) {
				return (from.getMailboxList() != null) ? from.getMailboxList().size() : 0;
			}
			if (field instanceof AddressListField to) {
				return (to.getAddressList() != null) ? to.getAddressList().size() : 0;
			}
			return (field instanceof UnstructuredField text) ? text.getValue().length() : 0;
		}

	}

	/**
	 * Opens the files as a mailbox and lists every message.
	 */
	public static final class Listing {

		private Listing() {
		}

		/**
		 * Lists all messages of all folders.
		 * @param arguments the folder
		 * @throws Exception if it fails
		 */
		public static void main(String[] arguments) throws Exception {
			long start = System.nanoTime();
			EmbeddedDriver driver = new EmbeddedDriver(EmbeddedOptions.DEFAULTS.withMailbox(arguments[0]));
			try (MapiLease lease = MapiRuntime.lease(LeaseOptions.of("listing", driver))) {
				long sum = lease.openPool(PoolOptions.DEFAULTS)
					.call(TaskOptions.named("list"), () -> list(MapiThread.current("list").session().defaultStore()));
				report(start);
				System.out.println("sum=" + sum);
			}
		}

		private static long list(MessageStore store) {
			long sum = 0;
			try (Folder top = store.ipmSubtree();
					HierarchyTable folders = top.hierarchy(HierarchyDepth.ALL).columns(ENTRYID)) {
				for (Row row : folders.rows().toList()) {
					sum += list(store, row.get(ENTRYID));
				}
			}
			return sum;
		}

		private static long list(MessageStore store, EntryId entryId) {
			try (Folder folder = store.openFolder(entryId);
					ContentsTable mail = folder.contents()
						.columns(ENTRYID, SUBJECT, SENDER_NAME, DISPLAY_TO, DELIVERY_TIME)) {
				return mail.rows().mapToLong((row) -> row.get(SUBJECT).length() + row.get(SENDER_NAME).length()).sum();
			}
		}

	}

}
