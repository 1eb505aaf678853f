// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

import io.github.mapikit.mailfiles.source.Checkpoints;
import org.jspecify.annotations.Nullable;

/**
 * Bytes without their transfer encoding. Notes from time to time where decoding could
 * begin anew. Never fails for what is encoded wrongly. Belongs to one thread.
 */
abstract class DecodingStream extends InputStream {

	private static final int SIZE = 4096;

	private final InputStream in;

	private final byte[] input = new byte[SIZE];

	private int inputAt;

	private int inputEnd;

	/** The number of encoded bytes before the buffer. */
	private long inputStart;

	private boolean inputEnded;

	private final byte[] output = new byte[SIZE];

	private int outputAt;

	private int outputEnd;

	private final @Nullable Checkpoints checkpoints;

	private long position;

	/**
	 * Creates a stream.
	 * @param in the encoded bytes
	 * @param place where they begin
	 * @param checkpoints what takes note of the places, or {@code null}
	 */
	DecodingStream(InputStream in, Checkpoints.Checkpoint place, @Nullable Checkpoints checkpoints) {
		this.in = in;
		this.inputStart = place.origin();
		this.position = place.position();
		this.checkpoints = checkpoints;
	}

	/**
	 * Decodes until there is no more room, or nothing to decode.
	 * @throws IOException if bytes cannot be read
	 */
	abstract void decode() throws IOException;

	/** Whether decoding could begin anew at the next encoded byte. */
	abstract boolean isRestartable();

	final boolean hasRoom(int count) {
		return this.output.length - this.outputEnd >= count;
	}

	final void put(int value) {
		this.output[this.outputEnd++] = (byte) value;
	}

	/**
	 * Takes the next encoded byte.
	 * @return the byte, or -1 at the end
	 * @throws IOException if it cannot be read
	 */
	final int next() throws IOException {
		if (this.inputAt == this.inputEnd && !fill()) {
			return -1;
		}
		return this.input[this.inputAt++] & 0xFF;
	}

	/**
	 * Looks at an encoded byte that was not taken yet.
	 * @param index how many bytes are before it, less than half of what the buffer holds
	 * @return the byte, or -1 if there is none
	 * @throws IOException if it cannot be read
	 */
	final int peek(int index) throws IOException {
		while (this.inputEnd - this.inputAt <= index) {
			if (!fill()) {
				return -1;
			}
		}
		return this.input[this.inputAt + index] & 0xFF;
	}

	private boolean fill() throws IOException {
		if (this.inputEnded) {
			return false;
		}
		int kept = this.inputEnd - this.inputAt;
		System.arraycopy(this.input, this.inputAt, this.input, 0, kept);
		this.inputStart += this.inputAt;
		this.inputAt = 0;
		this.inputEnd = kept;
		int count = this.in.read(this.input, kept, this.input.length - kept);
		this.inputEnded = count < 0;
		this.inputEnd += Math.max(0, count);
		return count > 0;
	}

	@Override
	public final int read() throws IOException {
		return advance() ? this.output[this.outputAt++] & 0xFF : -1;
	}

	@Override
	public final int read(byte[] buffer, int offset, int length) throws IOException {
		Objects.checkFromIndexSize(offset, length, buffer.length);
		if (length == 0) {
			return 0;
		}
		if (!advance()) {
			return -1;
		}
		int count = Math.min(length, this.outputEnd - this.outputAt);
		System.arraycopy(this.output, this.outputAt, buffer, offset, count);
		this.outputAt += count;
		return count;
	}

	private boolean advance() throws IOException {
		if (this.outputAt < this.outputEnd) {
			return true;
		}
		this.position += this.outputEnd;
		this.outputAt = 0;
		this.outputEnd = 0;
		if (this.checkpoints != null && this.position > 0 && isRestartable()) {
			this.checkpoints.add(this.position, this.inputStart + this.inputAt);
		}
		decode();
		return this.outputEnd > 0;
	}

	@Override
	public final int available() {
		return this.outputEnd - this.outputAt;
	}

	@Override
	public final void close() throws IOException {
		this.in.close();
	}

}
