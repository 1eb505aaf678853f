// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.locate;

import java.util.Objects;

/**
 * A DLL that may be MAPI's. Immutable; may be used from any thread.
 *
 * @param path the path of the DLL
 * @param step the step that found it
 * @since 0.1.0
 */
public record MapiCandidate(String path, LookupStep step) {

	/**
	 * Creates a candidate.
	 */
	public MapiCandidate {
		Objects.requireNonNull(path, "path");
		Objects.requireNonNull(step, "step");
	}

}
