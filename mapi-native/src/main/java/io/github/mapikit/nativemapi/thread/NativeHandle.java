// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.thread;

import io.github.mapikit.model.store.Completion;
import io.github.mapikit.nativemapi.com.ComObject;
import io.github.mapikit.spi.Action;
import io.github.mapikit.spi.Handle;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.Opened;
import io.github.mapikit.spi.TableSource;

/**
 * An open object: one reference to one COM object, and what the driver knows of it.
 *
 * @param <C> the COM interface
 */
abstract class NativeHandle<C extends ComObject> extends Handle {

	private final C com;

	/**
	 * Takes over a reference.
	 * @param com the COM object
	 */
	NativeHandle(C com) {
		this.com = com;
	}

	final C com() {
		return this.com;
	}

	void release() {
		this.com.release();
	}

	/**
	 * Opens an object, or creates it. The answer and the handles are made before the
	 * call: no reference is lost for want of memory.
	 * @param request what to open
	 * @return the object
	 */
	Opened open(OpenRequest request) {
		throw refused(request);
	}

	Handle openTable(TableSource source) {
		throw refused(source);
	}

	Completion perform(Action action) {
		throw refused(action);
	}

	final IllegalArgumentException refused(Object request) {
		return new IllegalArgumentException(
				"'%s' is not for a %s".formatted(request.getClass().getSimpleName(), getClass().getSimpleName()));
	}

}
