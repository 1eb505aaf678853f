// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.locate;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

import io.github.mapikit.nativemapi.windows.MachineType;
import org.jspecify.annotations.Nullable;

/**
 * The MAPI DLL that was found, and how. Immutable; may be used from any thread.
 *
 * @param path the path of the DLL
 * @param version its file version, or {@code null} if it has none
 * @param step the step that found it
 * @param bitness its bitness
 * @param rejected the candidates that came before it and could not be used
 * @since 0.1.0
 */
public record LocatedMapi(String path, @Nullable String version, LookupStep step, MachineType bitness,
		List<RejectedMapi> rejected) implements Serializable {

	/**
	 * Creates the result of a search.
	 */
	public LocatedMapi {
		Objects.requireNonNull(path, "path");
		Objects.requireNonNull(step, "step");
		Objects.requireNonNull(bitness, "bitness");
		rejected = List.copyOf(rejected);
	}

	/**
	 * Returns what was found in one line, for logs.
	 * @return such as {@code 'C:\…\olmapi32.dll' 16.0.1.2, 64-bit (x64), found by …}
	 */
	public String text() {
		return "'%s'%s, %s, found by %s".formatted(this.path, (this.version != null) ? " " + this.version : "",
				this.bitness.text(), this.step.text());
	}

}
