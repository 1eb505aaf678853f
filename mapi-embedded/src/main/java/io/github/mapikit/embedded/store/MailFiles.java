// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.mapikit.mailfiles.Mailbox;
import io.github.mapikit.mailfiles.MailboxProgress;
import io.github.mapikit.mailfiles.MailboxReader;
import org.jspecify.annotations.Nullable;

/**
 * The mail files of a store: read once, from the first logon on, and put into its
 * folders. The store is made then, too: it costs a start nothing. May be used from any
 * thread.
 *
 * @since 0.1.0
 */
public final class MailFiles implements AutoCloseable {

	/** How long closing waits for a thread that reads. */
	private static final Duration PATIENCE = Duration.ofSeconds(1);

	/** A thread that pumps (R5) may not wait for longer. */
	private static final Duration PUMPING_WAIT = Duration.ofMillis(500);

	/** Opens the files; {@code null} for an empty mailbox. */
	private final @Nullable Function<MailboxProgress, Mailbox> opener;

	private final Duration wait;

	private final Supplier<MailStore> stores;

	private final ReentrantLock lock = new ReentrantLock();

	// written under the lock

	private volatile @Nullable MailFileReading reading;

	private volatile @Nullable MailStore store;

	private boolean closed;

	/**
	 * Creates files that are not read yet.
	 * @param locations where the mail is; none for an empty mailbox
	 * @param reader reads it
	 * @param wait how long a logon waits for all of it; zero for no wait
	 * @param stores makes an empty store
	 * @throws io.github.mapikit.mailfiles.source.MailboxLocationException if there is
	 * nothing at a location
	 */
	public MailFiles(List<String> locations, MailboxReader reader, Duration wait, Supplier<MailStore> stores) {
		this(locations.isEmpty() ? null : (progress) -> reader.open(locations, progress), wait, stores);
		reader.requireLocations(locations);
	}

	MailFiles(@Nullable Function<MailboxProgress, Mailbox> opener, Duration wait, Supplier<MailStore> stores) {
		this.opener = opener;
		this.wait = wait;
		this.stores = stores;
	}

	/**
	 * Returns the store. The first call starts to read the files; each waits until they
	 * are read, or the wait since the start is over.
	 * @return the store, which may still be being filled
	 * @throws io.github.mapikit.mailfiles.source.MailboxLocationException if a location
	 * has gone
	 */
	public MailStore read() {
		return read(this.wait);
	}

	/**
	 * Returns the store, as {@link #read()} does, to a thread that has to pump messages
	 * (R5): it waits for half a second at most.
	 * @return the store, which may still be being filled
	 */
	public MailStore readPumping() {
		return read((PUMPING_WAIT.compareTo(this.wait) < 0) ? PUMPING_WAIT : this.wait);
	}

	private MailStore read(Duration atMost) {
		MailFileReading current = started();
		if (current != null) {
			return current.await(atMost);
		}
		MailStore empty = this.store;
		if (empty == null) {
			throw new IllegalStateException("An empty mailbox has a store from its start on");
		}
		return empty;
	}

	private @Nullable MailFileReading started() {
		this.lock.lock();
		try {
			MailFileReading current = this.reading;
			if (this.store == null || (current != null && current.hasFailed())) {
				if (this.closed) {
					throw new IllegalStateException("The mail files are closed, and cannot be read any more");
				}
				MailStore empty = this.stores.get();
				current = null;
				if (this.opener != null) {
					current = new MailFileReading(this.opener, empty, this.wait);
					current.start();
				}
				this.store = empty;
				this.reading = current;
			}
			return current;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns the store if a logon has made it. Never waits.
	 * @return the store, which may still be being filled; {@code null} before the first
	 * logon
	 */
	public @Nullable MailStore storeOrNull() {
		return this.store;
	}

	/**
	 * Returns how far the files are read. Never waits.
	 * @return the progress at this moment
	 */
	public MailFileProgress progress() {
		MailFileReading current = this.reading;
		if (current != null) {
			return current.progress();
		}
		return MailFileProgress.of(null, false, this.store != null, false, Duration.ZERO);
	}

	/**
	 * Stops reading, and closes the files that are held open. A thread that hangs in a
	 * file is left behind after a second; it ends when the file lets it.
	 */
	@Override
	public void close() {
		this.lock.lock();
		try {
			this.closed = true;
			MailFileReading current = this.reading;
			if (current != null) {
				current.stop(PATIENCE);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

}
