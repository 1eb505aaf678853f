// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import io.github.mapikit.runtime.thread.MapiThread;
import io.github.mapikit.runtime.thread.ScopedObject;
import io.github.mapikit.spi.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A stream as an object of its thread, closed with the object that it belongs to if it is
 * not before.
 */
final class StreamObject extends ScopedObject {

	private static final String WRITE = "IStream::Write";

	/** Whether something could not be written. */
	private boolean broken;

	/** The handle is {@code null} if the bytes are gathered in memory. */
	StreamObject(ScopedObject parent, @Nullable Handle handle) {
		super("stream", parent, false, handle);
	}

	int read(long position, byte[] into, int offset, int length) {
		return call("IStream::Read", () -> driver().read(handle(), position, into, offset, length));
	}

	void write(byte[] from, int offset, int length) {
		run(WRITE, () -> {
			boolean before = this.broken;
			this.broken = true;
			driver().write(handle(), from, offset, length);
			this.broken = before;
		});
	}

	/**
	 * Returns whether something could not be written, so that bytes are missing.
	 * @return whether there are
	 */
	boolean isBroken() {
		return this.broken;
	}

	void commit(Runnable before, Runnable after) {
		run("IStream::Commit", () -> {
			before.run();
			driver().commit(handle());
			after.run();
		});
	}

	/**
	 * Checks that the stream may be written to, as a call would.
	 */
	void gather(Runnable access) {
		run(WRITE, access);
	}

	/**
	 * Returns whether bytes may be taken that are in memory already, without a call.
	 * @param owner the thread of the stream
	 * @return whether the stream is open, and this is its thread
	 */
	boolean isUsableOn(MapiThread owner) {
		return isOpen() && MapiThread.currentOrNull() == owner;
	}

	boolean isUsable() {
		return isOpen();
	}

}
