// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.bench;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.model.table.HierarchyDepth;
import io.github.mapikit.model.table.HierarchyTable;
import io.github.mapikit.nativemapi.NativeDriver;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.windows.standin.StandIn;

/**
 * Reads 100,000 rows of 8 columns and 10,000 messages with their bodies, without latency
 * and with 100 microseconds a round trip, and wakes the primary thread. Looks at the same
 * as the C++ client does, and begins to measure where it begins: with the folder open.
 */
public final class ReadingBench {

	private static final PropertyTag<?>[] COLUMNS = { PropertyTags.ENTRYID, PropertyTags.SUBJECT,
			PropertyTags.SENDER_NAME, PropertyTags.DELIVERY_TIME, PropertyTags.MESSAGE_SIZE, PropertyTags.MESSAGE_FLAGS,
			PropertyTags.MESSAGE_CLASS, PropertyTags.IMPORTANCE };

	private static final int ROWS = 100_000;

	private static final int MESSAGES = 10_000;

	/** As many as the C++ client counts. */
	private static final int ROWS_ROUNDS = 5;

	private static final int BODIES_ROUNDS = 3;

	/** In how many rounds the JVM has compiled what it will. */
	private static final int ROWS_WARM_UPS = 25;

	private static final int BODIES_WARM_UPS = 60;

	private static final int WAKES = 5_000;

	private final StandIn standIn = StandIn.load();

	private final MapiLease lease;

	private final MapiWorkerPool workers;

	private ReadingBench(MapiLease lease) {
		this.lease = lease;
		this.workers = lease.openPool(PoolOptions.DEFAULTS.withSize(1));
	}

	public static void main(String[] args) throws Exception {
		StandIn standIn = StandIn.load();
		standIn.reset();
		standIn.command("tokens off");
		standIn.command("seed folder=rows messages=%d".formatted(ROWS));
		standIn.command("seed folder=bodies messages=%d bodybytes=2000".formatted(MESSAGES));
		try (MapiLease lease = MapiRuntime.lease(LeaseOptions.of("bench", new NativeDriver(StandIn.options())))) {
			new ReadingBench(lease).run();
		}
	}

	private void run() throws Exception {
		rates("rows-warm", ROWS_WARM_UPS, ROWS, ReadingBench::readRows);
		rates("bodies-warm", BODIES_WARM_UPS, MESSAGES, ReadingBench::readBodies);
		for (int latency : new int[] { 0, 100 }) {
			this.standIn.command("latency us=%d".formatted(latency));
			String suffix = "-%dus".formatted(latency);
			measure("rows" + suffix, ROWS_ROUNDS, ROWS, ReadingBench::readRows);
			measure("bodies" + suffix, BODIES_ROUNDS, MESSAGES, ReadingBench::readBodies);
		}
		this.standIn.command("latency us=0");
		wake();
	}

	private void measure(String name, int rounds, int count, Reading reading) throws Exception {
		Results.print(name, Results.max(rates(name, rounds, count, reading)), "1/s");
	}

	private double[] rates(String name, int rounds, int count, Reading reading) throws Exception {
		double[] rates = new double[rounds];
		for (int i = 0; i < rounds; i++) {
			rates[i] = this.workers.call(TaskOptions.named(name), () -> {
				try (Folder folder = folder(name.substring(0, name.indexOf('-')))) {
					return rate(count, folder, reading);
				}
			});
		}
		return rates;
	}

	private static double rate(int count, Folder folder, Reading reading) {
		long start = System.nanoTime();
		int read = reading.read(folder);
		long nanos = System.nanoTime() - start;
		if (read != count) {
			throw new IllegalStateException("%d were read of %d".formatted(read, count));
		}
		return count * 1e9 / nanos;
	}

	private static int readRows(Folder folder) {
		try (ContentsTable table = folder.contents()) {
			int count = 0;
			long sum = 0;
			for (Row row : (Iterable<Row>) table.columns(COLUMNS).rows()::iterator) {
				sum += row.get(PropertyTags.ENTRYID).bytes().size() + row.get(PropertyTags.SUBJECT).length()
						+ row.get(PropertyTags.SENDER_NAME).length() + row.get(PropertyTags.DELIVERY_TIME).getNano()
						+ row.get(PropertyTags.MESSAGE_SIZE) + row.get(PropertyTags.MESSAGE_FLAGS)
						+ row.get(PropertyTags.MESSAGE_CLASS).length() + row.get(PropertyTags.IMPORTANCE);
				count++;
			}
			return (sum != 0) ? count : -1;
		}
	}

	private static int readBodies(Folder folder) {
		MessageStore store = MapiThread.current("bench").session().defaultStore();
		try (ContentsTable table = folder.contents()) {
			int count = 0;
			for (Row row : (Iterable<Row>) table.columns(PropertyTags.ENTRYID).rows()::iterator) {
				EntryId id = row.get(PropertyTags.ENTRYID);
				try (Message message = store.openMessage(id)) {
					count += message.read(PropertyTags.BODY).get(PropertyTags.BODY).isEmpty() ? 0 : 1;
				}
			}
			return count;
		}
	}

	private static Folder folder(String name) {
		MessageStore store = MapiThread.current("bench").session().defaultStore();
		try (Folder root = store.ipmSubtree(); HierarchyTable children = root.hierarchy(HierarchyDepth.CHILDREN)) {
			return store.openFolder(children.columns(PropertyTags.ENTRYID, PropertyTags.DISPLAY_NAME)
				.rows()
				.filter((row) -> row.get(PropertyTags.DISPLAY_NAME).equals(name))
				.findFirst()
				.orElseThrow()
				.get(PropertyTags.ENTRYID));
		}
	}

	private void wake() {
		double[] micros = new double[WAKES];
		for (int round = 0; round < 3; round++) {
			for (int i = 0; i < WAKES; i++) {
				long start = System.nanoTime();
				long woken = this.lease.primary(null).<Long>submit(TaskOptions.named("wake"), System::nanoTime).join();
				micros[i] = (woken - start) / 1e3;
			}
		}
		Results.print("wake-median", Results.median(micros), "us");
	}

	/**
	 * Reads what is in a folder.
	 */
	private interface Reading {

		int read(Folder folder);

	}

}
