// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.spi;

/**
 * Is told of each call into MAPI that a driver makes, before it makes it: what snapshots,
 * reports of stuck threads and metrics show. Quick, never throws, allocates nothing.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CallTrace {

	/** Tells nobody. */
	CallTrace NONE = (operation) -> {
	};

	/**
	 * A call is about to be made, on the calling thread.
	 * @param operation the call by its documented name, one of {@link MapiDriver#calls()}
	 */
	void calling(String operation);

}
