// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.watch;

/**
 * Makes the threads of a {@link Watch}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface WatchThreads {

	/**
	 * Returns a new thread that is not started: a daemon that keeps nothing of the
	 * calling application reachable.
	 * @param work what it does
	 * @param name its name
	 * @return the thread
	 */
	Thread newThread(Runnable work, String name);

}
