// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.watch;

import org.jspecify.annotations.Nullable;

/**
 * What brings something to its end, in steps that can be repeated: each call does those
 * that are not done yet. Carries its own place in the {@link Completers}' list, so that
 * handing it over allocates nothing.
 *
 * @since 0.1.0
 */
public abstract class Settlement {

	// the completers', guarded by their lock

	@Nullable Settlement next;

	boolean listed;

	/**
	 * Creates a settlement that nobody has been given.
	 */
	protected Settlement() {
	}

	/**
	 * Does the steps that are left. May run code that depends on the result, which may
	 * take long.
	 */
	protected abstract void settle();

}
