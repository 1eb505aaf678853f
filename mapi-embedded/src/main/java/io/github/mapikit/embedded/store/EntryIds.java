// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Set;

import io.github.mapikit.embedded.derived.Keys;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import org.jspecify.annotations.Nullable;

/**
 * Makes entry identifiers: four zero bytes of flags, a byte for the kind of object, and a
 * digest of what names the object. The same files have the same ones in every run. What
 * was made in memory is gone with it, and no later object ever has its identifier.
 */
final class EntryIds {

	private static final int FLAGS = 4;

	private static final int LENGTH = 24;

	private final String store;

	private final MessageDigest digest;

	/** Identifiers of what was made in memory are of this run alone. */
	private final Binary run = Keys.random();

	private long created;

	EntryIds(String store) {
		this.store = store;
		this.digest = Keys.digest();
	}

	/**
	 * Returns the identifier of an object that has a name of its own. To be called under
	 * the lock of the store.
	 * @param kind the kind of object
	 * @param name what names it
	 * @return the identifier
	 */
	EntryId named(Kind kind, String name) {
		this.digest.update(this.store.getBytes(StandardCharsets.UTF_8));
		this.digest.update((byte) 0);
		byte[] hash = this.digest.digest(name.getBytes(StandardCharsets.UTF_8));
		byte[] bytes = Arrays.copyOf(new byte[FLAGS], LENGTH);
		bytes[FLAGS] = (byte) (kind.ordinal() + 1);
		System.arraycopy(hash, 0, bytes, FLAGS + 1, LENGTH - FLAGS - 1);
		return EntryId.of(bytes);
	}

	/**
	 * Returns the identifier of an object that was created in memory. To be called under
	 * the lock of the store.
	 * @param kind the kind of object
	 * @return the identifier
	 */
	EntryId created(Kind kind) {
		return named(kind, "created " + this.run.toHex() + ' ' + this.created++);
	}

	/**
	 * Returns an identifier that no other object has. To be called under the lock of the
	 * store.
	 * @param kind the kind of object
	 * @param path what names it in every run, or {@code null} if it is new
	 * @param taken the identifiers that there are
	 * @return the identifier
	 */
	EntryId unused(Kind kind, @Nullable String path, Set<EntryId> taken) {
		if (path == null) {
			return created(kind);
		}
		EntryId named = named(kind, path);
		// the same file may stand in two locations
		for (int i = 2; taken.contains(named); i++) {
			named = named(kind, path + '\0' + i);
		}
		return named;
	}

	/**
	 * The kinds of objects.
	 */
	enum Kind {

		STORE, FOLDER, MESSAGE

	}

}
