// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import io.github.mapikit.mailfiles.Mailbox;
import io.github.mapikit.mailfiles.MailboxProgress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reading of the mail files, on a thread of its own: a file that takes its time, or
 * hangs, holds up nobody for longer than the wait. What was read is put into the store at
 * once as soon as all of it is read; or, if the wait ends before, in steps from then on.
 * May be used from any thread.
 */
final class MailFileReading {

	private static final Logger logger = LoggerFactory.getLogger(MailFileReading.class);

	/** A step of filling may take one part in so many of the time between two. */
	private static final int STEP_SHARE = 10;

	/** How long listeners may take for the notifications of one step. */
	private static final Duration LISTENER_PATIENCE = Duration.ofSeconds(30);

	private final Function<MailboxProgress, Mailbox> opener;

	private final MailStore store;

	private final Duration wait;

	private final Thread thread = new Thread(null, this::run, "mapi-mail-files", 0, false);

	private final CountDownLatch ended = new CountDownLatch(1);

	/** Guards the filling; taken before the lock of the mailbox and that of the store. */
	private final ReentrantLock lock = new ReentrantLock();

	private final StoreFilling filling;

	private final long startedAt = System.nanoTime();

	private volatile long endedAt;

	private volatile @Nullable Mailbox mailbox;

	/** Whether somebody uses the store while it is being filled. */
	private volatile boolean inUse;

	private volatile boolean stopped;

	private volatile boolean complete;

	private volatile @Nullable Throwable failure;

	// used by the thread alone

	private final ListenerPace pace;

	private long nextStepAt;

	/**
	 * Creates a reading that has yet to start.
	 * @param opener opens the mailbox
	 * @param store the store to fill
	 * @param wait how long to wait for all
	 */
	MailFileReading(Function<MailboxProgress, Mailbox> opener, MailStore store, Duration wait) {
		this(opener, store, wait, LISTENER_PATIENCE);
	}

	MailFileReading(Function<MailboxProgress, Mailbox> opener, MailStore store, Duration wait, Duration patience) {
		this.opener = opener;
		this.store = store;
		this.wait = wait;
		this.filling = new StoreFilling(store);
		this.pace = new ListenerPace(patience);
		this.thread.setDaemon(true);
	}

	/** Starts. Class path locations are found by the caller's class loader. */
	void start() {
		this.thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
		this.thread.start();
	}

	private void run() {
		try {
			Mailbox opened = this.opener.apply(this::advanced);
			this.mailbox = opened;
			this.complete = fillRest(opened);
			if (this.stopped) {
				opened.close();
			}
			logger.info("The mail files are read after {} ms: {} messages in {} files, {} skipped",
					TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - this.startedAt), opened.messageCount(),
					opened.fileCount(), opened.skippedCount());
		}
		catch (CancellationException ex) {
			logger.debug("Reading the mail files was stopped", ex);
		}
		catch (RuntimeException | Error ex) {
			fail(ex);
		}
		finally {
			this.endedAt = System.nanoTime();
			this.ended.countDown();
		}
	}

	private void fail(Throwable ex) {
		this.lock.lock();
		try {
			this.failure = ex;
			if (this.inUse) {
				logger.warn("Reading the mail files failed; what was read before stays", ex);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean advanced(Mailbox current) {
		this.mailbox = current;
		if (this.inUse && !this.stopped && this.pace.mayAdd()) {
			long now = System.nanoTime();
			if (now - this.nextStepAt >= 0) {
				fill(current);
				long after = System.nanoTime();
				this.nextStepAt = after + (after - now) * STEP_SHARE;
			}
		}
		return !this.stopped;
	}

	private boolean fillRest(Mailbox opened) {
		boolean all = false;
		while (!all && !this.stopped && this.pace.await()) {
			all = fill(opened);
		}
		return all;
	}

	/** Adds all before anybody uses the store, and a step of it from then on. */
	private boolean fill(Mailbox current) {
		boolean all = true;
		boolean told = false;
		this.lock.lock();
		try {
			if (this.inUse) {
				told = this.pace.keepsUp();
				all = addStep(current, told);
			}
			else {
				current.look(this.filling::add);
			}
		}
		finally {
			this.lock.unlock();
		}
		if (told) {
			this.pace.telling(this.store);
		}
		return all;
	}

	private boolean addStep(Mailbox current, boolean tell) {
		AtomicBoolean all = new AtomicBoolean();
		current.look((root) -> all.set(this.filling.addStep(root, tell)));
		return all.get();
	}

	/**
	 * Waits for the end, and no longer than until the wait is over, which began with the
	 * reading. An interrupt ends the wait.
	 * @param atMost how long the caller can wait at most
	 * @return the store, with all or what was read so far
	 * @throws RuntimeException if reading failed before anybody used the store
	 */
	MailStore await(Duration atMost) {
		long left = TimeUnit.NANOSECONDS.convert(this.wait) - (System.nanoTime() - this.startedAt);
		if (!awaitEnd(Math.min(left, TimeUnit.NANOSECONDS.convert(atMost)))) {
			useWhatIsRead();
		}
		Throwable failed = this.failure;
		if (failed != null && !this.inUse) {
			rethrow(failed);
		}
		return this.store;
	}

	private boolean awaitEnd(long nanos) {
		try {
			return this.ended.await(nanos, TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return this.ended.getCount() == 0;
		}
	}

	private void useWhatIsRead() {
		this.lock.lock();
		try {
			Mailbox current = this.mailbox;
			if (this.failure != null && !this.inUse) {
				return;
			}
			if (!this.inUse) {
				logger.info("A session opens before all mail files are read: the rest follows");
			}
			if (current != null && this.inUse) {
				addStep(current, true);
			}
			else if (current != null) {
				current.look(this.filling::add);
			}
			this.inUse = true;
		}
		finally {
			this.lock.unlock();
		}
	}

	private static void rethrow(Throwable failed) {
		if (failed instanceof RuntimeException exception) {
			throw exception;
		}
		throw (Error) failed;
	}

	/**
	 * Whether it failed before anybody used the store, so that another one may be tried.
	 * @return whether it did
	 */
	boolean hasFailed() {
		return this.failure != null && !this.inUse;
	}

	/**
	 * Ends the reading. A thread that hangs in a file is left to end with it.
	 * @param patience how long to wait for the thread
	 */
	void stop(Duration patience) {
		this.stopped = true;
		this.thread.interrupt();
		if (!awaitEnd(patience.toNanos())) {
			this.thread.setContextClassLoader(null);
			logger.warn("Reading a mail file has not ended: its thread '{}' is left behind", this.thread.getName());
		}
		Mailbox opened = this.mailbox;
		if (opened != null) {
			opened.close();
		}
	}

	MailStore store() {
		return this.store;
	}

	/**
	 * Returns how far the reading is.
	 * @return the progress at this moment
	 */
	MailFileProgress progress() {
		Mailbox current = this.mailbox;
		boolean opening = this.ended.getCount() > 0;
		long nanos = (opening ? System.nanoTime() : this.endedAt) - this.startedAt;
		return MailFileProgress.of(current, opening, this.complete, this.failure != null, Duration.ofNanos(nanos));
	}

}
