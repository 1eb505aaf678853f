// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import java.io.Serializable;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What may be shown of a failure to everybody: its class, and where MAPI refused a call,
 * the call and the code. Messages are for the log: they quote names, paths and addresses.
 * Immutable; may be used from any thread.
 *
 * @param type the name of the exception's class, without its package
 * @param operation the call that MAPI refused, or {@code null} if it refused none
 * @param step the step of the call that failed, or {@code null} if it is not known
 * @param result the code, or {@code null} if MAPI refused no call
 * @since 0.1.0
 */
public record FailureSummary(String type, @Nullable String operation, @Nullable String step,
		@Nullable HResult result) implements Serializable {

	/**
	 * Creates a summary.
	 */
	public FailureSummary {
		Objects.requireNonNull(type, "type");
	}

	/**
	 * Returns the summary of a failure. Calls none of its methods but those of this
	 * library: it cannot fail because of the failure.
	 * @param failure the failure
	 * @return the summary
	 */
	public static FailureSummary of(Throwable failure) {
		String type = typeName(failure.getClass());
		return (failure instanceof MapiCallException call)
				? new FailureSummary(type, call.operation(), call.step(), call.result())
				: new FailureSummary(type, null, null, null);
	}

	private static String typeName(Class<?> type) {
		String name = type.getName();
		return name.substring(name.lastIndexOf('.') + 1);
	}

	/**
	 * Returns the summary in one line, such as {@code MapiLogonException: MAPILogonEx,
	 * MAPI_E_LOGON_FAILED (0x80040111)}.
	 */
	@Override
	public String toString() {
		if (this.operation == null || this.result == null) {
			return this.type;
		}
		return this.type + ": " + this.operation + ", " + this.result.describeIn(this.operation, this.step);
	}

}
