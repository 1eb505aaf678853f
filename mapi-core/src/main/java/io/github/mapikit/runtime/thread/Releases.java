// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.thread;

import java.util.ArrayList;
import java.util.List;

import io.github.mapikit.runtime.event.RuntimeLog;
import io.github.mapikit.spi.DriverThread;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.ReleaseFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Objects of one thread that are released together, in one step of the driver, in the
 * order in which they were added. Confined to the thread.
 */
final class Releases {

	private static final RuntimeLog logger = RuntimeLog.of(Releases.class);

	private final List<ScopeEntry> objects = new ArrayList<>();

	private final List<Handle> handles = new ArrayList<>();

	void add(ScopeEntry object) {
		Handle handle = object.handleOrNull();
		if (handle != null) {
			this.handles.add(handle);
		}
		this.objects.add(object);
	}

	List<ScopeEntry> objects() {
		return this.objects;
	}

	/**
	 * Closes and releases all of them. What fails is told in the log, and to nobody else
	 * but for one of them.
	 * @param gate what calls of their thread pass through
	 * @param driver what the driver can do on their thread
	 * @param asked the object whose failure the caller wants, or {@code null}
	 * @return its failure, or {@code null}
	 */
	@Nullable Throwable run(CallGate gate, DriverThread driver, @Nullable ScopeEntry asked) {
		for (ScopeEntry object : this.objects) {
			object.closed();
		}
		if (this.handles.isEmpty()) {
			return null;
		}
		Throwable wanted = null;
		for (ReleaseFailure failure : release(gate, driver)) {
			ScopeEntry object = objectOf(failure.handle());
			thrown(object, failure.failure());
			if (object == asked && !object.isOfLostSession()) {
				wanted = failure.failure();
			}
			else {
				failed(object, failure.failure());
			}
		}
		return wanted;
	}

	private ScopeEntry objectOf(Handle handle) {
		for (ScopeEntry object : this.objects) {
			if (object.handleOrNull() == handle) {
				return object;
			}
		}
		return this.objects.get(0);
	}

	/**
	 * Notes what a release threw. That of an object whose session has died says nothing
	 * new, unless it says that MAPI is lost.
	 * @param object the object
	 * @param failure what was thrown
	 */
	static void thrown(ScopeEntry object, Throwable failure) {
		CallGate gate = object.gate();
		if (object.isOfLostSession()) {
			gate.lostIfFatal(failure);
		}
		else {
			gate.thrown(failure);
		}
	}

	private List<ReleaseFailure> release(CallGate gate, DriverThread driver) {
		String outer = gate.enter("IUnknown::Release");
		try {
			return driver.releaseAll(this.handles);
		}
		catch (Throwable ex) {
			gate.thrown(ex);
			throw ex;
		}
		finally {
			gate.leave(outer);
		}
	}

	/**
	 * Tells the log that an object could not be released. Never throws.
	 * @param object the object
	 * @param failure why
	 */
	static void failed(ScopeEntry object, Throwable failure) {
		try {
			logger.log(object.isOfLostSession() ? Level.DEBUG : Level.WARN, "Thread '{}': releasing a {} failed",
					Thread.currentThread().getName(), object.kind(), failure);
		}
		catch (Throwable ex) {
			// no memory for words
		}
	}

}
