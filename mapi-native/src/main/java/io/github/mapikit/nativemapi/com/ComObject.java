// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.com;

import com.sun.jna.Pointer;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.nativemapi.memory.NativeDataException;
import io.github.mapikit.nativemapi.memory.StructWriter;
import org.jspecify.annotations.Nullable;

/**
 * A reference to a COM object, counted once, with the methods of {@code IUnknown}. Calls
 * are made as they are asked for: who may make them is for the runtime to check.
 * <p>
 * Source: "IUnknown interface (unknwn.h)" (Microsoft Learn).
 */
public abstract class ComObject {

	private final ComContext context;

	private long address;

	/**
	 * Takes over a reference. The call that opens it is best made by the argument: Java
	 * allocates an object before it evaluates the arguments of its constructor, so that
	 * no reference is lost for want of memory.
	 * @param context what the objects of the thread share
	 * @param address the address of the object, not 0
	 */
	ComObject(ComContext context, long address) {
		this.context = context;
		this.address = address;
	}

	/**
	 * Returns the object itself.
	 * @return the pointer; it counts no reference
	 */
	public final Pointer pointer() {
		return new Pointer(this.address);
	}

	final long address() {
		return this.address;
	}

	final ComContext context() {
		return this.context;
	}

	/**
	 * Opens a frame for the arguments and results of one call.
	 * @return the frame; to be closed when the results have been read
	 */
	final Scratch.Frame frame() {
		return this.context.scratch().open();
	}

	final StructWriter writer() {
		return this.context.writer();
	}

	/**
	 * Gives up the reference. Does nothing the second time, and nothing after MAPI has
	 * crashed: its locks may be held for ever. Allocates nothing, as the lack of memory
	 * may be what an object is given up for.
	 */
	public final void release() {
		if (this.address != 0 && !this.context.library().isLost()) {
			this.context.beginCall(ComMethod.RELEASE);
			try {
				this.context.calls().call(this.address, ComMethod.RELEASE.slot(), 0, 0, 0, 0, 0, 0, 0);
			}
			catch (Error ex) {
				throw this.context.library().crashed(ComMethod.RELEASE.documentedName(), ex);
			}
		}
		this.address = 0;
	}

	// calls

	final int invoke(ComMethod method) {
		return invoke(method, 0, 0, 0, 0, 0, 0, 0);
	}

	final int invoke(ComMethod method, long a) {
		return invoke(method, 1, a, 0, 0, 0, 0, 0);
	}

	final int invoke(ComMethod method, long a, long b) {
		return invoke(method, 2, a, b, 0, 0, 0, 0);
	}

	final int invoke(ComMethod method, long a, long b, long c) {
		return invoke(method, 3, a, b, c, 0, 0, 0);
	}

	final int invoke(ComMethod method, long a, long b, long c, long d) {
		return invoke(method, 4, a, b, c, d, 0, 0);
	}

	final int invoke(ComMethod method, long a, long b, long c, long d, long e) {
		return invoke(method, 5, a, b, c, d, e, 0);
	}

	final int invoke(ComMethod method, long a, long b, long c, long d, long e, long f) {
		return invoke(method, 6, a, b, c, d, e, f);
	}

	private int invoke(ComMethod method, int count, long a, long b, long c, long d, long e, long f) {
		MapiLibrary library = this.context.library();
		library.guard(method.documentedName());
		this.context.beginCall(method);
		try {
			return this.context.calls().call(this.address, method.slot(), count, a, b, c, d, e, f);
		}
		catch (Error ex) {
			throw library.crashed(method.documentedName(), ex);
		}
	}

	/**
	 * Throws if a call failed. The severity bit alone decides: warnings are results.
	 * @param method the call
	 * @param result what it returned
	 * @return the result
	 */
	final int check(ComMethod method, int result) {
		if (result < 0) {
			throw failure(method, result);
		}
		return result;
	}

	/**
	 * Returns what a call has opened.
	 * @param method the call
	 * @param result what it returned
	 * @param scratch the frame of the call
	 * @param slot where it has written the address to
	 * @return the address, not 0
	 */
	final long opened(ComMethod method, int result, Scratch.Frame scratch, long slot) {
		check(method, result);
		long opened = scratch.pointer(slot);
		if (opened == 0) {
			throw ComFailures.absurd(method.documentedName(), "the call succeeded without an object");
		}
		return opened;
	}

	final MapiCallException failure(ComMethod method, int result) {
		return ComFailures.failed(method.documentedName(), result, lastError(result));
	}

	/**
	 * Returns what the object itself says of its last failure.
	 * @param result the failure
	 * @return the text, or {@code null} if the object has no way to tell or does not
	 */
	@Nullable String lastError(int result) {
		return null;
	}

	/**
	 * Reads an answer from native memory. That it cannot be read is the failure of this
	 * call alone, other than a crash inside one: no code of the library was running that
	 * may hold its locks.
	 * @param method the call that answered
	 * @param reading reads it
	 * @param <T> what the answer is
	 * @return the answer
	 */
	final <T extends @Nullable Object> T decode(ComMethod method, Reading<T> reading) {
		try {
			this.context.reader().begin();
			return reading.read();
		}
		catch (NativeDataException ex) {
			throw ComFailures.absurd(method.documentedName(), String.valueOf(ex.getMessage()));
		}
		catch (Error ex) {
			abandonAnswer(ex);
			throw ComFailures.unreadable(method.documentedName(), ex);
		}
	}

	/**
	 * Abandons an answer that cannot be read.
	 * @param failure what reading it ended with; thrown if it says something else
	 */
	final void abandonAnswer(Error failure) {
		if (!MapiLibrary.isCrash(failure)) {
			throw failure;
		}
		this.context.abandonAnswer();
	}

	/**
	 * Reads from native memory.
	 *
	 * @param <T> what is read
	 */
	@FunctionalInterface
	interface Reading<T extends @Nullable Object> {

		T read();

	}

}
