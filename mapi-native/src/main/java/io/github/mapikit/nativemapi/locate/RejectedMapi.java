// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.locate;

import java.io.Serializable;
import java.util.Objects;

import io.github.mapikit.nativemapi.windows.MachineType;
import org.jspecify.annotations.Nullable;

/**
 * A candidate for the MAPI DLL that cannot be used. Immutable; may be used from any
 * thread.
 *
 * @param path the path of the DLL
 * @param step the step that found it
 * @param reason why it cannot be used, without a full stop
 * @param cause what sort of reason that is
 * @param bitness its bitness if that is the reason, or {@code null}
 * @since 0.1.0
 */
public record RejectedMapi(String path, LookupStep step, String reason, Cause cause,
		@Nullable MachineType bitness) implements Serializable {

	/**
	 * Creates a rejected candidate.
	 */
	public RejectedMapi {
		Objects.requireNonNull(path, "path");
		Objects.requireNonNull(step, "step");
		Objects.requireNonNull(reason, "reason");
		Objects.requireNonNull(cause, "cause");
	}

	/**
	 * Returns the candidate in one line.
	 * @return such as {@code 'C:\…\mapi32.dll' (the system's stub): …}
	 */
	public String text() {
		return "'%s' (%s): %s".formatted(this.path, this.step.text(), this.reason);
	}

	/**
	 * Sorts of reasons.
	 */
	public enum Cause {

		/** The file does not exist. */
		MISSING,
		/** It has not the bitness of the process. */
		BITNESS,
		/** It has no Extended MAPI, as the DLLs of many a mail client. */
		NOT_EXTENDED,
		/** It cannot be read or loaded. */
		BROKEN

	}

}
