// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.locate;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a search for the MAPI DLL came to. Immutable.
 *
 * @param located the DLL, or {@code null} if none can be used
 * @param library what it was loaded as, or {@code null} if none can be used
 * @param rejected the candidates that cannot be used
 * @param <L> what a DLL is loaded as
 * @since 0.1.0
 */
public record MapiSearch<L>(@Nullable LocatedMapi located, @Nullable L library, List<RejectedMapi> rejected) {

	/**
	 * Creates the result of a search.
	 */
	public MapiSearch {
		rejected = List.copyOf(rejected);
	}

}
