// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

import com.pff.PSTException;
import com.pff.PSTFile;
import com.pff.PSTMessage;
import com.pff.PSTObject;
import io.github.mapikit.mailfiles.limits.BrokenMailException;
import io.github.mapikit.mailfiles.limits.Failures;
import io.github.mapikit.mailfiles.limits.MailboxLimits;
import io.github.mapikit.mailfiles.source.MailFile;
import io.github.mapikit.mailfiles.source.Resources;

/**
 * A {@code .pst} that its mailbox holds open. Its library is not thread-safe, so that all
 * that is done with it, reading an attachment included, is done under one lock.
 *
 * @since 0.1.0
 */
public final class PstFile implements Closeable {

	private final String location;

	private final MailboxLimits limits;

	private final PstContent content;

	private final PSTFile file;

	private final ReentrantLock lock = new ReentrantLock();

	/**
	 * Opens a data file.
	 * @param file the file
	 * @param limits what it may cost
	 * @throws IOException if it is no data file, or cannot be read
	 */
	public PstFile(MailFile file, MailboxLimits limits) throws IOException {
		this.location = file.location();
		this.limits = limits;
		this.content = new PstContent(file.openShared(limits.archiveBytes()), limits.pstOperation());
		try {
			this.file = new PSTFile(this.content);
		}
		catch (PSTException ex) {
			Resources.close(this::closeContent);
			throw new BrokenMailException("it is no Outlook data file that can be read: " + Failures.reason(ex), ex);
		}
		catch (IOException | RuntimeException | Error ex) {
			Resources.close(this::closeContent);
			throw ex;
		}
	}

	private void closeContent() throws IOException {
		this.content.close();
	}

	/**
	 * Does something with the library, within the limit of time.
	 * @param operation what to do
	 * @param <T> the type of the result
	 * @return the result
	 * @throws IOException if the file cannot be read
	 */
	<T> T locked(Callable<T> operation) throws IOException {
		this.lock.lock();
		try {
			this.content.start();
			return operation.call();
		}
		catch (IOException | RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new BrokenMailException(Failures.reason(ex), ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	PSTFile library() {
		return this.file;
	}

	/**
	 * Loads a message.
	 * @param node the message's number in the file
	 * @return the message
	 * @throws IOException if it cannot be read or is not there
	 */
	PSTMessage load(long node) throws IOException {
		return locked(() -> {
			if (PSTObject.detectAndLoadPSTObject(this.file, node) instanceof PSTMessage message) {
				return message;
			}
			throw new BrokenMailException("it is no message");
		});
	}

	MailboxLimits limits() {
		return this.limits;
	}

	String location() {
		return this.location;
	}

	String location(long node) {
		return this.location + ", node " + node;
	}

	@Override
	public void close() throws IOException {
		this.lock.lock();
		try {
			this.content.close();
		}
		finally {
			this.lock.unlock();
		}
	}

}
