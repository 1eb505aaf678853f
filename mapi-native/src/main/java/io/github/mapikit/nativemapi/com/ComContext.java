// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import com.sun.jna.Memory;
import io.github.mapikit.nativemapi.memory.Bitness;
import io.github.mapikit.nativemapi.memory.MemoryReader;
import io.github.mapikit.nativemapi.memory.PropertyDecoder;
import io.github.mapikit.nativemapi.memory.RowDecoder;
import io.github.mapikit.nativemapi.memory.StructWriter;
import io.github.mapikit.spi.CallTrace;
import io.github.mapikit.spi.ThreadRole;
import org.jspecify.annotations.Nullable;

/**
 * What the COM objects of one thread share: the library, a way to call, and memory to
 * read and write. For that thread.
 */
public final class ComContext implements AutoCloseable {

	/** How much a stream reads or writes in one call. */
	static final int TRANSFER_SIZE = 64 * 1024;

	private final MapiLibrary library;

	private final VtableCalls calls;

	private final Scratch scratch = new Scratch();

	private final StructWriter writer = new StructWriter(Bitness.current());

	private final MemoryReader reader = MemoryReader.ofProcess();

	private final PropertyDecoder properties = new PropertyDecoder(this.reader);

	private final RowDecoder rows = new RowDecoder(this.reader, this.properties);

	private final CallTrace trace;

	private final boolean mayWait;

	/** {@code null} while a stream uses it: a call may happen within a call. */
	private @Nullable Memory transfer;

	/** Whether what the last call returned could not be read. */
	private boolean answerAbandoned;

	/**
	 * Creates a context for the calling thread.
	 * @param library the library
	 * @param role the part of the thread
	 * @param trace is told of each call
	 */
	public ComContext(MapiLibrary library, ThreadRole role, CallTrace trace) {
		this(library, role, trace, VtableCalls.open());
	}

	ComContext(MapiLibrary library, ThreadRole role, CallTrace trace, VtableCalls calls) {
		this.library = library;
		this.trace = trace;
		this.mayWait = role != ThreadRole.PRIMARY;
		this.calls = calls;
	}

	/**
	 * Returns the library.
	 * @return the library
	 */
	public MapiLibrary library() {
		return this.library;
	}

	/**
	 * Returns who is told of each call.
	 * @return the trace
	 */
	CallTrace trace() {
		return this.trace;
	}

	/**
	 * Returns whether the thread may wait for a busy object. The primary thread may not:
	 * it has to pump (R5).
	 * @return whether it may
	 */
	boolean mayWait() {
		return this.mayWait;
	}

	/**
	 * {@code MAPIFreeBuffer}: frees what MAPI allocated. Does nothing with a null
	 * pointer, with what belongs to an abandoned answer, and after MAPI has crashed.
	 * @param buffer the address of the buffer, or 0
	 */
	void freeBuffer(long buffer) {
		if (buffer == 0 || this.answerAbandoned || this.library.isLost()) {
			return;
		}
		call(MapiFunction.FREE_BUFFER, this.library.freeBufferAddress(), buffer);
	}

	/**
	 * {@code FreeProws}: frees rows with all that is in them, if the library exports it.
	 * Allocates nothing, as for want of memory they may have to be freed.
	 * @param rows the address of the {@code SRowSet}
	 * @return whether there is nothing left to do; if not, nothing was freed
	 */
	boolean freeRows(long rows) {
		if (this.answerAbandoned || this.library.isLost()) {
			return true;
		}
		long function = this.library.freeRowsAddress();
		if (function == 0) {
			return false;
		}
		call(MapiFunction.FREE_ROWS, function, rows);
		return true;
	}

	private void call(MapiFunction function, long address, long argument) {
		this.trace.calling(function.documentedName());
		try {
			this.calls.callFunction(address, argument);
		}
		catch (Error ex) {
			throw this.library.crashed(function.documentedName(), ex);
		}
	}

	/**
	 * Notes that another call begins, whose answer is another one.
	 * @param method the call
	 */
	void beginCall(ComMethod method) {
		this.trace.calling(method.documentedName());
		this.answerAbandoned = false;
	}

	/**
	 * Leaves what the last call returned where it is: it points to where no memory is,
	 * and to free it would let the library follow the same pointers.
	 */
	void abandonAnswer() {
		this.answerAbandoned = true;
	}

	VtableCalls calls() {
		return this.calls;
	}

	Scratch scratch() {
		return this.scratch;
	}

	/**
	 * Returns a writer of nothing. What it builds must be placed before it is asked for
	 * again.
	 * @return the writer
	 */
	StructWriter writer() {
		this.writer.clear();
		return this.writer;
	}

	MemoryReader reader() {
		return this.reader;
	}

	PropertyDecoder properties() {
		return this.properties;
	}

	RowDecoder rows() {
		return this.rows;
	}

	/**
	 * Takes memory for the bytes of a stream, of {@link #TRANSFER_SIZE}.
	 * @return the memory, to be {@linkplain #giveTransfer given back}
	 */
	Memory takeTransfer() {
		Memory memory = this.transfer;
		this.transfer = null;
		return (memory != null) ? memory : new Memory(TRANSFER_SIZE);
	}

	void giveTransfer(Memory memory) {
		if (this.transfer == null) {
			this.transfer = memory;
		}
		else {
			memory.close();
		}
	}

	/**
	 * Gives up the memory. All objects have been released before.
	 */
	@Override
	public void close() {
		this.calls.close();
		this.scratch.close();
		Memory memory = this.transfer;
		if (memory != null) {
			this.transfer = null;
			memory.close();
		}
	}

}
