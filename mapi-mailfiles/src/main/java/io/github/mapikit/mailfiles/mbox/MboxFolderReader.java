// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.github.mapikit.mailfiles.item.MailSummary;
import io.github.mapikit.mailfiles.mbox.MboxMessage.Begin;
import io.github.mapikit.mailfiles.mime.HeaderReader;
import io.github.mapikit.mailfiles.mime.Rfc822Headers;
import io.github.mapikit.mailfiles.source.MailFileCounts;
import io.github.mapikit.mailfiles.source.MailSource;
import io.github.mapikit.mailfiles.source.SharedBytes;
import io.github.mapikit.mailfiles.source.SkippedFiles;
import io.github.mapikit.mailfiles.text.StringPool;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages of an mbox. Used once, by one thread.
 *
 * @since 0.1.0
 */
public final class MboxFolderReader {

	private final MboxFile mbox;

	private final SharedBytes bytes;

	private final SkippedFiles skipped;

	private final StringPool pool;

	private final HeaderReader headers;

	private final BooleanSupplier counter;

	private long expected;

	private long read;

	private long failed;

	private long doubtful;

	/**
	 * Creates a reader.
	 * @param mbox the mbox
	 * @param bytes its bytes
	 * @param skipped where to tell what cannot be read
	 * @param pool where equal texts meet
	 * @param headers reads headers
	 * @param counter counts a message, and says whether it is still within the limit
	 */
	public MboxFolderReader(MboxFile mbox, SharedBytes bytes, SkippedFiles skipped, StringPool pool,
			HeaderReader headers, BooleanSupplier counter) {
		this.mbox = mbox;
		this.bytes = bytes;
		this.skipped = skipped;
		this.pool = pool;
		this.headers = headers;
		this.counter = counter;
	}

	/**
	 * Reads all messages. What stands before the first one and is no message is told, but
	 * only if there is a message.
	 * @param claimed whether the file is an mbox by its name
	 * @param into takes each message
	 * @throws IOException if the file cannot be read
	 */
	public void read(boolean claimed, Consumer<? super MboxItem> into) throws IOException {
		MboxScanner scanner = new MboxScanner(this.bytes, claimed);
		MboxMessage preface = null;
		MboxMessage message = scanner.next();
		while (message != null) {
			if (message.begin() == Begin.TEXT) {
				preface = message;
			}
			else {
				preface = tellOf(preface);
				this.expected++;
				this.doubtful += message.doubtful() ? 1 : 0;
				MboxItem item = item(message);
				if (item != null) {
					if (!this.counter.getAsBoolean()) {
						return;
					}
					this.read++;
					into.accept(item);
				}
			}
			message = scanner.next();
		}
	}

	private @Nullable MboxMessage tellOf(@Nullable MboxMessage preface) {
		if (preface != null) {
			this.skipped.skip(this.mbox.message(preface).location(),
					"the " + (preface.end() - preface.start()) + " bytes before the first message are no mail");
		}
		return null;
	}

	private @Nullable MboxItem item(MboxMessage message) {
		MailSource source = this.mbox.message(message);
		try (InputStream in = source.open()) {
			this.headers.read(in);
			MailSummary summary = new MailSummary(this.pool);
			summary.size(message.end() - message.start());
			summary.deliveryTicks(message.ticks());
			new Rfc822Headers(this.headers.block()).summarize(summary, this.mbox.settings().limits().recipients());
			return new MboxItem(summary, this.mbox, message);
		}
		catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError ex) {
			this.skipped.skip(source.location(), ex);
			this.failed++;
			return null;
		}
	}

	/**
	 * Returns how many messages the mbox has.
	 * @return the number of messages found
	 */
	public long expected() {
		return this.expected;
	}

	/**
	 * Returns how many messages are shown.
	 * @return the number of messages read
	 */
	public long read() {
		return this.read;
	}

	/**
	 * Returns the numbers of the mbox.
	 * @return what was found and what is shown
	 */
	public MailFileCounts counts() {
		return MailFileCounts.of(this.mbox.location(), "mbox", this.expected, this.read, this.failed);
	}

	/**
	 * Returns how many envelope lines may be lines of a message before them: they have no
	 * date, no empty line before them, or no header after them.
	 * @return the number of doubtful envelope lines
	 */
	public long doubtful() {
		return this.doubtful;
	}

}
