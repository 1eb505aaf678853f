// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * A file on disk that many read at once, without a lock. An interrupt of a thread that
 * reads closes the channel for all: a thread that is interrupted already reads without
 * its flag, and what an interrupt closes in between is opened again.
 */
final class SharedFile implements SharedBytes {

	private final File file;

	/** What the file system knows the file by, if it does. */
	private final @Nullable Object key;

	/** Guards the opening and closing of the channel, not its use. */
	private final ReentrantLock lock = new ReentrantLock();

	private volatile FileChannel channel;

	private boolean closed;

	/**
	 * Opens a file.
	 * @param file the file
	 * @throws IOException if it cannot be opened
	 */
	SharedFile(File file) throws IOException {
		this.file = file;
		this.channel = open(file);
		this.key = key(file);
	}

	@SuppressWarnings("resource")
	private static FileChannel open(File file) throws IOException {
		// closing the channel closes the file
		return new RandomAccessFile(file, "r").getChannel();
	}

	private static @Nullable Object key(File file) {
		try {
			return Files.readAttributes(file.toPath(), BasicFileAttributes.class).fileKey();
		}
		catch (IOException | InvalidPathException ex) {
			return null;
		}
	}

	@Override
	public long length() throws IOException {
		return use(FileChannel::size);
	}

	@Override
	public int read(long position, byte[] buffer, int offset, int length) throws IOException {
		return use((current) -> current.read(ByteBuffer.wrap(buffer, offset, length), position));
	}

	private <T> T use(Use<T> use) throws IOException {
		boolean interrupted = Thread.interrupted();
		try {
			while (true) {
				FileChannel current = this.channel;
				try {
					return use.of(current);
				}
				catch (ClosedChannelException ex) {
					interrupted |= Thread.interrupted();
					reopen(current, ex);
				}
			}
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private void reopen(FileChannel gone, ClosedChannelException cause) throws IOException {
		this.lock.lock();
		try {
			if (this.closed) {
				throw cause;
			}
			if (this.channel == gone) {
				FileChannel opened = open(this.file);
				Object found = key(this.file);
				if (this.key != null && !this.key.equals(found)) {
					opened.close();
					throw new IOException("it was replaced by another file while it was read");
				}
				this.channel = opened;
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void close() throws IOException {
		this.lock.lock();
		try {
			this.closed = true;
			this.channel.close();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Something that is done with the channel.
	 *
	 * @param <T> the type of the result
	 */
	private interface Use<T> {

		T of(FileChannel channel) throws IOException;

	}

}
