// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.model;

import com.sun.jna.Pointer;
import io.github.mapikit.nativemapi.com.ComObject;
import io.github.mapikit.runtime.thread.ScopedObject;
import org.jspecify.annotations.Nullable;

/**
 * What every object of this subsystem is: one reference to one COM object, given up when
 * the object is closed. {@link #unwrap} gives the pointer itself.
 *
 * @param <C> the COM interface
 */
abstract class NativeObject<C extends ComObject> extends ScopedObject {

	private final C com;

	/**
	 * Takes over a reference.
	 * @param kind what it is, in a word
	 * @param parent the object that it was opened through, or {@code null}
	 * @param heldByParent whether it lives as long as its parent
	 * @param com the COM object
	 */
	NativeObject(String kind, @Nullable NativeObject<?> parent, boolean heldByParent, C com) {
		super(kind, parent, heldByParent);
		this.com = com;
	}

	final C com() {
		return this.com;
	}

	@Override
	protected void release() {
		this.com.release();
	}

	@Override
	public final <T> T unwrap(Class<T> type) {
		if (type == Pointer.class && isOpen()) {
			return type.cast(call("unwrap", this.com::pointer));
		}
		return super.unwrap(type);
	}

}
