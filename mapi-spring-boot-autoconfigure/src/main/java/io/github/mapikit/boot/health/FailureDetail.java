// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.health;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.github.mapikit.error.HResult;
import io.github.mapikit.runtime.PoolSnapshot;
import io.github.mapikit.runtime.RuntimeSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * What health and endpoint tell of a failure. Nothing of its message is among it, for
 * that quotes names, paths and addresses: only a code of MAPI, by the name that this
 * library has for it. The whole message stands in the log. May be used from any thread.
 *
 * @since 0.1.0
 */
public final class FailureDetail {

	/** What is shown of a failure that has no code. */
	static final String IN_LOG = "see the log";

	// possessive, so that a long text costs no more than reading it
	private static final Pattern CODE = Pattern.compile("\\b[A-Z][A-Z0-9]*+(?:_[A-Z0-9]++)++");

	private FailureDetail() {
	}

	/**
	 * Returns why the runtime could not be started, or was lost.
	 * @param snapshot the runtime
	 * @return what to show, or {@code null} if it did not fail
	 */
	public static @Nullable String of(RuntimeSnapshot snapshot) {
		return of(snapshot.failure());
	}

	/**
	 * Returns why no worker of a pool could initialize.
	 * @param pool the pool
	 * @return what to show, or {@code null} if the last attempt did not fail
	 */
	public static @Nullable String of(PoolSnapshot pool) {
		return of(pool.initializeFailure());
	}

	private static @Nullable String of(@Nullable String message) {
		if (message == null) {
			return null;
		}
		return CODE.matcher(message)
			.results()
			.map(MatchResult::group)
			.map(HResult::byName)
			.flatMap(Optional::stream)
			.findFirst()
			.map(HResult::toString)
			.orElse(IN_LOG);
	}

}
