// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

import io.github.mapikit.error.ErrorCatalog.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What a result code means, where it usually comes from and what helps, for the call that
 * returned it: the same number means different things in different calls. Immutable; may
 * be used from any thread.
 *
 * @param meaning one sentence without a full stop
 * @param likelyCauses what usually is behind it, the likeliest first; may be empty
 * @param remedies what to do about it, the first to try first; may be empty
 * @param source the document or observation that the meaning rests on; causes and
 * remedies may add what follows from it
 */
public record Explanation(String meaning, List<String> likelyCauses, List<String> remedies,
		String source) implements Serializable {

	private static final String SEVERITY = "severity bit of the code";

	/**
	 * An explanation with copies of the lists.
	 * @param meaning one sentence without a full stop
	 * @param likelyCauses what usually is behind it, the likeliest first; may be empty
	 * @param remedies what to do about it, the first to try first; may be empty
	 * @param source the document or observation this rests on
	 */
	public Explanation {
		Objects.requireNonNull(meaning, "meaning");
		likelyCauses = List.copyOf(likelyCauses);
		remedies = List.copyOf(remedies);
		Objects.requireNonNull(source, "source");
	}

	/**
	 * Explain a result by the call and the step of it that returned it, else by the call,
	 * else by the number alone, else by its severity.
	 * @param operation the documented name of the call, such as {@code MAPIInitialize} or
	 * {@code IMAPISession::OpenMsgStore}; the plain method name will do as well
	 * @param step the step of the call, if it is known
	 * @param result what the call returned
	 * @return the closest explanation there is
	 */
	public static Explanation of(String operation, @Nullable String step, HResult result) {
		Entry entry = ErrorCatalog.get().find(operation, step, result.code());
		return (entry != null) ? of(entry) : bySeverity(result);
	}

	private static Explanation of(Entry entry) {
		return new Explanation(entry.meaning(), entry.causes(), entry.remedies().stream().map(Remedy::fillIn).toList(),
				entry.source());
	}

	private static Explanation bySeverity(HResult result) {
		if (result.isError()) {
			return new Explanation("The call failed with a code of which nothing more is known",
					List.of("a provider's own code"),
					List.of("ask the same object for its extended error ('GetLastError')",
							"look the number up in the provider's documentation"),
					SEVERITY);
		}
		return new Explanation(result.isWarning() ? "The call succeeded with something to tell" : "The call succeeded",
				List.of(), List.of(), SEVERITY);
	}

	/**
	 * The explanation as sentences: meaning, causes, remedies and source.
	 */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder(this.meaning).append('.');
		if (!this.likelyCauses.isEmpty()) {
			text.append(" Likely cause: ").append(String.join("; or ", this.likelyCauses)).append('.');
		}
		if (!this.remedies.isEmpty()) {
			text.append(" What to do: ").append(String.join("; ", this.remedies)).append('.');
		}
		return text.append(" [").append(this.source).append(']').toString();
	}

}
