// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Bytes that left MAPI and wait for their reader: the first ones in memory, longer ones
 * in a temporary file.
 * <p>
 * The file has no name on Unix and is deleted by the system on Windows as soon as nobody
 * has it open, so that nothing stays behind when the reader went away and never closed
 * this, nor when the process is killed.
 */
final class Spool implements Closeable {

	private static final int IN_MEMORY = 256 * 1024;

	private final byte[] head;

	private final @Nullable FileChannel rest;

	private final long size;

	private Spool(byte[] head, @Nullable FileChannel rest, long size) {
		this.head = head;
		this.rest = rest;
		this.size = size;
	}

	/**
	 * Takes everything that a stream has.
	 * @param source the stream
	 * @param limit how much it may be
	 * @return the bytes; the caller closes them
	 * @throws TooLargeException if there is more
	 */
	static Spool of(InputStream source, DataSize limit) throws IOException {
		byte[] head = source.readNBytes((int) Math.min(IN_MEMORY, limit.toBytes() + 1));
		if (head.length > limit.toBytes()) {
			throw new TooLargeException(limit);
		}
		return (head.length < IN_MEMORY) ? new Spool(head, null, head.length) : spill(head, source, limit);
	}

	private static Spool spill(byte[] head, InputStream source, DataSize limit) throws IOException {
		FileChannel file = openTemporaryFile();
		try {
			long size = head.length;
			byte[] buffer = new byte[64 * 1024];
			for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
				size += read;
				if (size > limit.toBytes()) {
					throw new TooLargeException(limit);
				}
				for (ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read); bytes.hasRemaining();) {
					file.write(bytes);
				}
			}
			return new Spool(head, file, size);
		}
		catch (IOException | RuntimeException | Error ex) {
			file.close();
			throw ex;
		}
	}

	private static FileChannel openTemporaryFile() throws IOException {
		Path path = Files.createTempFile("mapi-sample-", ".tmp");
		return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE,
				StandardOpenOption.DELETE_ON_CLOSE);
	}

	long size() {
		return this.size;
	}

	void transferTo(OutputStream target) throws IOException {
		target.write(this.head);
		if (this.rest != null) {
			this.rest.position(0);
			Channels.newInputStream(this.rest).transferTo(target);
		}
	}

	@Override
	public void close() throws IOException {
		if (this.rest != null) {
			this.rest.close();
		}
	}

	/**
	 * There is more than may be spooled.
	 */
	static final class TooLargeException extends RuntimeException {

		TooLargeException(DataSize limit) {
			super("It is larger than the " + limit.toBytes() + " bytes that are allowed");
		}

	}

}
