// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import io.github.mapikit.embedded.EmbeddedDriver;
import io.github.mapikit.embedded.EmbeddedOptions;
import io.github.mapikit.mailfiles.Mailbox;
import io.github.mapikit.mailfiles.MailboxReader;
import io.github.mapikit.mailfiles.item.MailFolder;
import io.github.mapikit.mailfiles.item.MailItem;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.model.table.HierarchyDepth;
import io.github.mapikit.model.table.HierarchyTable;
import io.github.mapikit.model.table.TableQuery;
import io.github.mapikit.runtime.LeaseOptions;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiRuntime;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.pool.PoolOptions;
import io.github.mapikit.runtime.task.TaskOptions;
import io.github.mapikit.runtime.thread.MapiThread;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import static io.github.mapikit.model.property.PropertyTags.DELIVERY_TIME;
import static io.github.mapikit.model.property.PropertyTags.ENTRYID;
import static io.github.mapikit.model.property.PropertyTags.MESSAGE_SIZE;
import static io.github.mapikit.model.property.PropertyTags.SENDER_NAME;
import static io.github.mapikit.model.property.PropertyTags.SUBJECT;

/**
 * Listing 100,000 messages that are indexed already through the object model, beside
 * walking a plain list of the same index records, and beside copying summaries that lie
 * ready: the least that any listing can cost. All make the same summary of each.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class RowsBenchmark {

	private static final int COUNT = 100_000;

	private static final TableQuery QUERY = TableQuery.columns(SUBJECT, SENDER_NAME, DELIVERY_TIME, MESSAGE_SIZE);

	private static final TaskOptions TASK = TaskOptions.named("list");

	private final MailFiles files = write();

	private final MapiLease lease = MapiRuntime.lease(LeaseOptions.of("rows",
			new EmbeddedDriver(EmbeddedOptions.DEFAULTS.withMailbox(this.files.folder().toString()))));

	private final MapiWorkerPool pool = this.lease.openPool(PoolOptions.DEFAULTS.withSize(1));

	private final List<EntryId> folders = call(() -> folders(store()));

	private final List<MailItem> records = records(this.files.folder().toString());

	private final List<Summary> summaries = call(() -> list(store()));

	private static MailFiles write() {
		try {
			return MailFiles.write(COUNT);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Deletes the files.
	 * @throws IOException if they cannot be deleted
	 */
	@TearDown(Level.Trial)
	public void close() throws IOException {
		this.lease.close();
		this.files.close();
	}

	/**
	 * Lists through folders and tables, on a MAPI thread.
	 * @return the summaries
	 */
	@Benchmark
	public List<Summary> objectModel() {
		return call(() -> list(store()));
	}

	/**
	 * Lists by requests, which leave nothing open, on a MAPI thread.
	 * @return the summaries
	 */
	@Benchmark
	public List<Summary> requests() {
		return call(() -> {
			MessageStore store = store();
			return this.folders.stream()
				.flatMap((entryId) -> store.list(entryId, QUERY).map(Summary::of).toList().stream())
				.toList();
		});
	}

	/**
	 * Walks a plain list of the records that the index is made of, on a MAPI thread too.
	 * @return the summaries
	 */
	@Benchmark
	public List<Summary> plainList() {
		return call(() -> this.records.stream().map(Summary::of).toList());
	}

	/**
	 * Copies summaries that were made before, on a MAPI thread too.
	 * @return the summaries
	 */
	@Benchmark
	public List<Summary> readySummaries() {
		return call(() -> this.summaries.stream().map(Summary::copy).toList());
	}

	private static List<MailItem> records(String location) {
		List<MailItem> records = new ArrayList<>();
		try (Mailbox mailbox = new MailboxReader().open(List.of(location))) {
			collect(mailbox.root(), records);
		}
		return records;
	}

	private static void collect(MailFolder folder, List<MailItem> records) {
		records.addAll(folder.items());
		folder.subfolders().forEach((subfolder) -> collect(subfolder, records));
	}

	private <T> T call(Callable<T> work) {
		try {
			return this.pool.call(TASK, work);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static MessageStore store() {
		return MapiThread.current("list").session().defaultStore();
	}

	private static List<EntryId> folders(MessageStore store) {
		try (Folder top = store.ipmSubtree();
				HierarchyTable table = top.hierarchy(HierarchyDepth.ALL).columns(ENTRYID)) {
			return table.rows().map((row) -> row.get(ENTRYID)).toList();
		}
	}

	private List<Summary> list(MessageStore store) {
		return this.folders.stream().flatMap((entryId) -> list(store, entryId).stream()).toList();
	}

	private static List<Summary> list(MessageStore store, EntryId entryId) {
		try (Folder folder = store.openFolder(entryId);
				ContentsTable mail = folder.contents().columns(SUBJECT, SENDER_NAME, DELIVERY_TIME, MESSAGE_SIZE)) {
			return mail.rows().map(Summary::of).toList();
		}
	}

	/**
	 * What a list shows of a message.
	 *
	 * @param subject the subject
	 * @param sender the sender's name
	 * @param delivered when it was delivered, or {@code null} if nothing tells it
	 * @param size its size in bytes
	 */
	public record Summary(String subject, String sender, @Nullable Instant delivered, int size) {

		static Summary of(MailItem item) {
			return new Summary(item.subject(), item.senderName(), item.deliveryTime(), item.size());
		}

		static Summary copy(Summary other) {
			return new Summary(other.subject, other.sender, other.delivered, other.size);
		}

		static Summary of(Row row) {
			return new Summary(row.get(SUBJECT), row.get(SENDER_NAME), row.get(DELIVERY_TIME), row.get(MESSAGE_SIZE));
		}

	}

}
