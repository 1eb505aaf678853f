// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.mapikit.mailfiles.item.MailFolder;
import io.github.mapikit.mailfiles.item.MailFolderKind;
import io.github.mapikit.mailfiles.item.MailProperties;
import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.limits.Failures;
import io.github.mapikit.mailfiles.limits.ReadTimeoutException;
import io.github.mapikit.mailfiles.pst.ltp.TableContext;
import io.github.mapikit.mailfiles.pst.ndb.NodeReader;
import io.github.mapikit.mailfiles.source.SkippedFiles;
import io.github.mapikit.mailfiles.text.StringPool;
import org.jspecify.annotations.Nullable;

/**
 * Reads the folders of an Outlook data file, from the one under which people see theirs.
 * What is broken costs itself and is told. Used once, by one thread.
 *
 * @since 0.1.0
 */
public final class PstFolderReader {

	/** The folder of what no folder lists. */
	static final String RECOVERED = "Recovered";

	private final PstFile file;

	private final SkippedFiles skipped;

	private final StringPool pool;

	private final BooleanSupplier counter;

	/** Runs what changes folders, which others may look at meanwhile. */
	private final Consumer<Runnable> changes;

	private final PstFolderTables tables;

	private final PstSpecialFolders special;

	private final PstRecovery recovery;

	private long expected;

	private long read;

	private long failed;

	/** How many messages tables should list that cannot be read. */
	private long unlisted;

	private long recovered;

	private boolean full;

	/**
	 * Creates a reader.
	 * @param file the data file
	 * @param skipped where to tell what cannot be read
	 * @param pool where equal texts meet
	 * @param counter counts a message, and says whether it is still within the limit
	 * @param changes runs each change of folders, under the lock of those who look at
	 * them
	 */
	public PstFolderReader(PstFile file, SkippedFiles skipped, StringPool pool, BooleanSupplier counter,
			Consumer<Runnable> changes) {
		this.file = file;
		this.skipped = skipped;
		this.pool = pool;
		this.counter = counter;
		this.changes = changes;
		this.tables = new PstFolderTables(file);
		this.special = new PstSpecialFolders(file, this.tables);
		this.recovery = new PstRecovery(file, this.tables);
	}

	/**
	 * Reads all folders.
	 * @param target gives the folder that takes those that people see; asked once their
	 * begin was read
	 * @throws IOException if not even their begin can be read
	 */
	public void read(Supplier<MailFolder> target) throws IOException {
		PstFolder top;
		try {
			top = top();
		}
		catch (ReadTimeoutException ex) {
			throw ex;
		}
		catch (IOException ex) {
			readWithoutTop(target, ex);
			return;
		}
		MailFolder into = target.get();
		readFolder(top, into, 0, true);
		if (this.file.options().recovered() && !this.full && find()) {
			recover(into);
		}
		tellDamages();
	}

	/** Shows what nodes tell of a file whose folders cannot be reached. */
	private void readWithoutTop(Supplier<MailFolder> target, IOException cause) throws IOException {
		if (!this.file.options().recovered() || !find() || this.recovery.isEmpty()) {
			throw cause;
		}
		this.skipped.skip(this.file.location(), "its first folder cannot be read: " + Failures.reason(cause));
		recover(target.get());
		tellDamages();
	}

	/** Tells last of what concerns the whole file, as much of it is found on the way. */
	private void tellDamages() {
		this.file.damages().forEach((damage) -> this.skipped.skip(this.file.location(), damage));
	}

	private PstFolder top() throws IOException {
		long node = this.special.top();
		try {
			return this.tables.folder(node);
		}
		catch (ReadTimeoutException ex) {
			throw ex;
		}
		catch (IOException ex) {
			if (this.tables.subfolders(node).isEmpty()) {
				throw ex;
			}
			this.skipped.skip(this.file.location(), "its first folder cannot be read: " + Failures.reason(ex));
			return new PstFolder(node, new MailProperties());
		}
	}

	/**
	 * Returns how many messages were found.
	 * @return the numbers, complete when all folders are read
	 */
	public PstCounts counts() {
		return new PstCounts(this.expected, this.read, this.failed + Math.max(0, this.unlisted - this.recovered));
	}

	private String place(MailFolder folder) {
		return this.file.location() + "/" + folder.name();
	}

	private void readFolder(PstFolder source, MailFolder into, int depth, boolean top) {
		String place = place(into);
		if (!this.recovery.visit(source.node())) {
			this.skipped.skip(place, "the folder is in itself");
			return;
		}
		if (depth > this.file.limits().folderDepth()) {
			this.skipped.skip(place,
					"folders are nested more than " + this.file.limits().folderDepth() + " levels deep");
			return;
		}
		readMessages(source, into, place);
		checkAssociated(source, place);
		List<PstFolder> children = subfolders(source.node(), place);
		if (top) {
			decide(children, place);
		}
		for (PstFolder child : children) {
			MailFolderKind kind = top ? this.special.kindOf(child) : MailFolderKind.GENERIC;
			MailFolder folder = place(into, folder(child, kind));
			readFolder(child, folder, depth + 1, false);
		}
	}

	private MailFolder folder(PstFolder source, MailFolderKind kind) {
		return new MailFolder(source.shownName(), kind, source.containerClass(), this.file.entryId(source.node()));
	}

	private MailFolder place(MailFolder into, MailFolder folder) {
		AtomicReference<MailFolder> placed = new AtomicReference<>(folder);
		this.changes.accept(() -> placed.set(into.place(folder)));
		return Objects.requireNonNull(placed.get());
	}

	private void decide(List<PstFolder> children, String place) {
		try {
			this.special.decide(children);
		}
		catch (IOException | RuntimeException ex) {
			this.skipped.skip(place, "which of its folders is the inbox cannot be read: " + Failures.reason(ex));
		}
	}

	private List<PstFolder> subfolders(long parent, String place) {
		List<PstFolder> rows;
		try {
			rows = this.tables.subfolders(parent);
		}
		catch (IOException | RuntimeException | OutOfMemoryError ex) {
			this.skipped.skip(place, "the table of its folders cannot be read: " + Failures.reason(ex));
			rows = subfoldersByNodes(parent, place);
		}
		List<PstFolder> folders = new ArrayList<>();
		for (PstFolder row : rows) {
			folders.add(folder(row, place));
		}
		return folders;
	}

	private List<PstFolder> subfoldersByNodes(long parent, String place) {
		try {
			return this.tables.subfoldersByNodes(parent);
		}
		catch (IOException | RuntimeException | OutOfMemoryError ex) {
			this.skipped.skip(place, "its folders cannot be listed: " + Failures.reason(ex));
			return List.of();
		}
	}

	/** Reads a folder; of one that cannot be read its row in the table is left. */
	private PstFolder folder(PstFolder row, String place) {
		try {
			return this.tables.folder(row.node());
		}
		catch (IOException | RuntimeException | OutOfMemoryError ex) {
			this.skipped.skip(place + "/" + row.shownName(), "its properties cannot be read: " + Failures.reason(ex));
			return row;
		}
	}

	private void readMessages(PstFolder source, MailFolder into, String place) {
		Integer expected = source.contentCount();
		this.expected += (expected != null) ? expected : 0;
		TableContext table;
		long[] rows;
		try {
			table = this.tables.contents(source.node());
			rows = (table != null) ? rows(table, place) : new long[0];
		}
		catch (IOException | RuntimeException | OutOfMemoryError ex) {
			this.skipped.skip(place, "its messages cannot be listed: " + Failures.reason(ex));
			this.unlisted += (expected != null) ? expected : 0;
			return;
		}
		if (expected != null && expected != rows.length) {
			this.skipped.skip(place,
					"it should have " + expected + " messages (PR_CONTENT_COUNT) and lists " + rows.length);
		}
		PstSummaryReader summaries = new PstSummaryReader(this.file, table, this.pool);
		int again = 0;
		for (int i = 0; i < rows.length && !this.full; i++) {
			if (this.recovery.listed(rows[i] & 0xFFFFFFFFL)) {
				readMessage(summaries, table, rows[i], into);
			}
			else {
				again++;
			}
		}
		if (again > 0) {
			this.skipped.skip(place, again + " of its messages are listed more than once, and shown once");
		}
		if (summaries.damage() != null) {
			this.skipped.skip(place,
					"rows of its table cannot be read, and its messages were read without: " + summaries.damage());
		}
	}

	/**
	 * What is not meant for people is not shown; that it cannot be listed is told all the
	 * same.
	 */
	private void checkAssociated(PstFolder source, String place) {
		try {
			this.tables.associated(source.node());
		}
		catch (IOException | RuntimeException | OutOfMemoryError ex) {
			this.skipped.skip(place, "its associated contents cannot be listed: " + Failures.reason(ex));
		}
	}

	private long[] rows(TableContext table, String place) throws IOException {
		// one more than the limit, to come upon it
		int limit = (int) Math.min(Integer.MAX_VALUE, this.file.limits().messages() + 1L);
		try {
			return table.rows(limit);
		}
		catch (IOException ex) {
			long[] rows = table.rowsByPlace(limit);
			this.skipped.skip(place, "the index of its messages is broken, and all " + rows.length
					+ " rows of its table are read instead: " + Failures.reason(ex));
			return rows;
		}
	}

	private void readMessage(PstSummaryReader summaries, @Nullable TableContext table, long row, MailFolder into) {
		long node = row & 0xFFFFFFFFL;
		try {
			TableContext.Row cells = (table != null) ? cells(summaries, table, row) : null;
			NodeReader reader = this.file.reader();
			add(into, new PstItem(summaries.read(reader, PstFile.node(reader, node), cells), this.file, node));
		}
		catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError ex) {
			this.failed++;
			this.skipped.skip(this.file.location(node), ex);
		}
	}

	private static TableContext.@Nullable Row cells(PstSummaryReader summaries, TableContext table, long row)
			throws ReadTimeoutException {
		try {
			table.reader().restart();
			TableContext.Row cells = table.row(row);
			if (cells.id() == (row & 0xFFFFFFFFL)) {
				return cells;
			}
			throw new BrokenMailException("its index leads to rows of other messages");
		}
		catch (ReadTimeoutException ex) {
			throw ex;
		}
		catch (IOException ex) {
			summaries.note(ex);
			return null;
		}
	}

	private void add(MailFolder into, PstItem item) {
		if (this.counter.getAsBoolean()) {
			this.changes.accept(() -> into.add(item));
			this.read++;
		}
		else {
			this.full = true;
		}
	}

	private boolean find() {
		try {
			this.recovery.find(this.file.reader());
			return true;
		}
		catch (IOException | RuntimeException | OutOfMemoryError ex) {
			this.skipped.skip(this.file.location() + "/" + RECOVERED,
					"what no folder lists cannot be found: " + Failures.reason(ex));
			return false;
		}
	}

	private void recover(MailFolder into) {
		MailFolder folder = new MailFolder(RECOVERED, MailFolderKind.GENERIC, "");
		for (String broken : this.recovery.broken()) {
			this.skipped.skip(this.file.location(), broken);
		}
		for (long lost : this.recovery.folders()) {
			PstFolder source = folder(new PstFolder(lost, new MailProperties()), place(folder));
			MailFolder child = place(folder, folder(source, MailFolderKind.GENERIC));
			readFolder(source, child, 1, false);
		}
		PstSummaryReader summaries = new PstSummaryReader(this.file, null, this.pool);
		for (long lost : this.recovery.messages()) {
			if (!this.full && !this.recovery.isListed(lost)) {
				readMessage(summaries, null, lost, folder);
				this.recovered++;
			}
		}
		if (!folder.items().isEmpty() || !folder.subfolders().isEmpty()) {
			this.changes.accept(() -> into.merge(folder));
		}
	}

}
