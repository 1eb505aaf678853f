// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import io.github.mapikit.model.property.PropertyTag;

/**
 * The identifiers of named properties that a store knows: those that messages in its
 * files have. Programs cannot add others, since this API does not map names. May be used
 * from any thread.
 * <p>
 * Source: "MAPI Named Properties" (MAPI documentation).
 *
 * @since 0.1.0
 */
public final class NamedIds {

	private static final int FIRST = 0x8000;

	private final ReentrantLock lock = new ReentrantLock();

	/** Which identifiers are known, from the first one on. Guarded by the lock. */
	private final BitSet known = new BitSet();

	NamedIds() {
	}

	/**
	 * Learns the identifiers of an object in a file.
	 * @param properties the properties of the object
	 */
	void learn(Map<PropertyTag<?>, Object> properties) {
		this.lock.lock();
		try {
			for (PropertyTag<?> tag : properties.keySet()) {
				if (tag.id() >= FIRST) {
					this.known.set(tag.id() - FIRST);
				}
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns whether objects of the store may have a property.
	 * @param tag the property
	 * @return {@code false} if its identifier is that of a name, and there is no such
	 * name
	 */
	public boolean isMapped(PropertyTag<?> tag) {
		if (tag.id() < FIRST) {
			return true;
		}
		this.lock.lock();
		try {
			return this.known.get(tag.id() - FIRST);
		}
		finally {
			this.lock.unlock();
		}
	}

}
