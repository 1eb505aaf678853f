// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A file on disk that is reached by its path alone. An interrupt of one reader closes the
 * channel for all, so that it is opened again. Guarded by its lock.
 */
final class PathBytes implements SharedBytes {

	private final Path path;

	private final ReentrantLock lock = new ReentrantLock();

	private volatile FileChannel channel;

	private volatile boolean closed;

	PathBytes(Path path) throws IOException {
		this.path = path;
		this.channel = FileChannel.open(path, StandardOpenOption.READ);
	}

	@Override
	public long length() throws IOException {
		return onChannel(FileChannel::size);
	}

	@Override
	public int read(long position, byte[] buffer, int offset, int length) throws IOException {
		return onChannel((current) -> current.read(ByteBuffer.wrap(buffer, offset, length), position));
	}

	private <T> T onChannel(Action<T> action) throws IOException {
		this.lock.lock();
		// a channel is closed by the mere use on a thread that was interrupted
		boolean interrupted = Thread.interrupted();
		try {
			while (true) {
				try {
					return action.on(this.channel);
				}
				catch (ClosedChannelException ex) {
					interrupted |= Thread.interrupted();
					if (this.closed) {
						throw ex;
					}
					this.channel = FileChannel.open(this.path, StandardOpenOption.READ);
					if (this.closed) {
						// closed between the look and the opening
						this.channel.close();
					}
				}
			}
		}
		finally {
			this.lock.unlock();
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/** Takes no lock: a reader may hang in it. */
	@Override
	public void close() throws IOException {
		this.closed = true;
		this.channel.close();
	}

	/**
	 * Something that is done with a channel.
	 *
	 * @param <T> the type of its result
	 */
	@FunctionalInterface
	private interface Action<T> {

		T on(FileChannel channel) throws IOException;

	}

}
