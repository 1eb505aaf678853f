// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.outlook;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * The identifiers that the named properties of a mailbox have. Each file has identifiers
 * of its own, which mean other properties in the next file; here a name has one
 * identifier in all files, and an identifier one name. May be used from any thread.
 * <p>
 * Source: "IMAPIProp::GetIDsFromNames" (MAPI reference).
 *
 * @since 0.1.0
 */
public final class NamedProperties {

	private static final int FIRST = 0x8000;

	private static final int LAST = 0xFFFE;

	private static final int LONGEST_NAME = 255;

	private final ReentrantLock lock = new ReentrantLock();

	// guarded by the lock

	private final Map<PropertyName, Integer> ids = new HashMap<>();

	private final Map<Integer, PropertyName> names = new HashMap<>();

	/**
	 * Returns the identifier of a name, which gets one if it has none yet.
	 * @param name the name
	 * @return the identifier, 0x8000 to 0xFFFE, or the number of a property in
	 * {@code PS_MAPI}; 0 if there are no identifiers left or the name is too long
	 */
	public int idOf(PropertyName name) {
		return idOf(name, true);
	}

	/**
	 * Finds the identifier of a name.
	 * @param name the name
	 * @return the identifier, as {@link #idOf} returns it; 0 if the name has none
	 */
	public int find(PropertyName name) {
		return idOf(name, false);
	}

	private int idOf(PropertyName name, boolean create) {
		String text = name.name();
		if (text == null && name.set().equals(PropertyName.PS_MAPI)) {
			return (name.number() > 0 && name.number() < FIRST) ? name.number() : 0;
		}
		if (text != null && (text.isEmpty() || text.length() > LONGEST_NAME)) {
			return 0;
		}
		this.lock.lock();
		try {
			Integer present = this.ids.get(name);
			if (present != null) {
				return present;
			}
			int id = FIRST + this.ids.size();
			if (!create || id > LAST) {
				return 0;
			}
			this.ids.put(name, id);
			this.names.put(id, name);
			return id;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns the name of an identifier.
	 * @param id the identifier
	 * @return the name, or {@code null} if no file has a property of that identifier
	 */
	public @Nullable PropertyName nameOf(int id) {
		this.lock.lock();
		try {
			return this.names.get(id);
		}
		finally {
			this.lock.unlock();
		}
	}

}
