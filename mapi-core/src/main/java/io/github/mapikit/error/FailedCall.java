// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import org.jspecify.annotations.Nullable;

/**
 * A call that returned an error, on its way to becoming an exception.
 *
 * @param operation the documented name of the call
 * @param step the step that failed, if known
 * @param result the error
 * @param detail what else is known
 * @param cause what led to it
 */
record FailedCall(String operation, @Nullable String step, HResult result, @Nullable String detail,
		@Nullable Throwable cause) {

	Explanation explanation() {
		return Explanation.of(this.operation, this.step, this.result);
	}

	String message(Explanation explanation) {
		StringBuilder text = new StringBuilder("'").append(this.operation).append('\'');
		if (this.step != null) {
			text.append(" (step '").append(this.step).append("')");
		}
		text.append(" failed with ").append(this.result.describeIn(this.operation, this.step)).append(": ");
		if (this.detail != null) {
			text.append(this.detail).append(": ");
		}
		return text.append(explanation).toString();
	}

}
