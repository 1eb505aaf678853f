// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.runtime.event.RuntimeListener;
import io.github.mapikit.spi.CallTrace;
import io.github.mapikit.spi.MapiDriver;
import org.jspecify.annotations.Nullable;

/**
 * What each call of a thread into MAPI passes through: shows the call for as long as it
 * takes, refuses it once MAPI is lost, and tells of its failure. For its thread, but for
 * looking at the current call.
 */
final class CallGate implements CallTrace {

	private final RuntimeContext runtime;

	private final MapiDriver driver;

	private volatile @Nullable String call;

	/** Who is told; changes with the lease that the thread works for. */
	private @Nullable RuntimeListener listener;

	/**
	 * The failure that was counted last, so that calls around it do not count it again.
	 */
	private @Nullable MapiCallException lastFailure;

	CallGate(RuntimeContext runtime, MapiDriver driver) {
		this.runtime = runtime;
		this.driver = driver;
	}

	void listener(@Nullable RuntimeListener newListener) {
		this.listener = newListener;
	}

	/**
	 * Shows the call into MAPI that the driver makes now, within the verb that was
	 * entered.
	 */
	@Override
	public void calling(String operation) {
		this.call = operation;
	}

	@Nullable String current() {
		return this.call;
	}

	/**
	 * Begins a call. Allocates nothing unless MAPI is lost.
	 * @param operation the call by its documented name
	 * @return the call around it, for {@link #leave}
	 * @throws MapiSubsystemFailedException if MAPI is lost
	 */
	@Nullable String enter(String operation) {
		String outer = this.call;
		this.call = operation;
		// looked at after it is shown: who loses MAPI tells the tasks that are in a call
		if (this.runtime.isLost()) {
			this.call = outer;
			throw this.runtime.lostException(operation);
		}
		return outer;
	}

	void leave(@Nullable String outer) {
		this.call = outer;
	}

	<T extends @Nullable Object> T call(String operation, Supplier<? extends T> body) {
		String outer = enter(operation);
		try {
			return body.get();
		}
		catch (Throwable ex) {
			thrown(ex);
			throw ex;
		}
		finally {
			leave(outer);
		}
	}

	/**
	 * Notes what a call threw, once.
	 * @param failure what it threw
	 */
	void thrown(Throwable failure) {
		lostIfFatal(failure);
		if (failure instanceof MapiCallException failed && failed != this.lastFailure) {
			this.lastFailure = failed;
			failed(failed.operation(), failed.result());
		}
	}

	void failed(String operation, HResult result) {
		tell((told) -> told.onCallFailed(operation, result));
	}

	void tell(Consumer<RuntimeListener> event) {
		RuntimeListener current = this.listener;
		if (current != null) {
			event.accept(current);
		}
		else {
			this.runtime.tellAll(event);
		}
	}

	void lostIfFatal(Throwable failure) {
		this.runtime.lostIfFatal(this.driver, failure);
	}

	/**
	 * Forgets the failure of a task that is over.
	 */
	void forgetFailure() {
		this.lastFailure = null;
	}

}
