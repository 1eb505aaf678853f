// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A MAPI call returned an error. Tells which call, which code, what the code means there,
 * what usually causes it and what helps. Warnings ({@code MAPI_W_} codes) are results and
 * never become an exception. May be handled on any thread.
 */
public class MapiCallException extends MapiException {

	private static final long serialVersionUID = 1L;

	private final String operation;

	private final @Nullable String step;

	private final HResult result;

	private final Explanation explanation;

	MapiCallException(FailedCall call) {
		super(call.message(), call.cause());
		this.operation = call.operation();
		this.step = call.step();
		this.result = call.result();
		this.explanation = call.explanation();
	}

	/**
	 * The exception for a failed call, of the class that fits call and code.
	 * @param operation the documented name of the call, such as {@code MAPIInitialize} or
	 * {@code IMAPISession::OpenMsgStore}
	 * @param result the error it returned
	 * @return the exception to throw
	 * @throws IllegalArgumentException if the result is no error
	 */
	public static MapiCallException of(String operation, HResult result) {
		return of(operation, null, result, null, null);
	}

	/**
	 * The exception for a failed step of a call, of the class that fits call and code.
	 * @param operation the documented name of the call
	 * @param step the step of the call that failed, if it is known
	 * @param result the error it returned
	 * @return the exception to throw
	 * @throws IllegalArgumentException if the result is no error
	 */
	public static MapiCallException of(String operation, @Nullable String step, HResult result) {
		return of(operation, step, result, null, null);
	}

	/**
	 * The exception for a failed step of a call, of the class that fits call and code.
	 * @param operation the documented name of the call
	 * @param step the step of the call that failed, if it is known
	 * @param result the error it returned
	 * @param detail what else is known, such as the text of {@code GetLastError} or the
	 * name of the thing that was asked for; no mail content
	 * @param cause what led to it, if anything did
	 * @return the exception to throw
	 * @throws IllegalArgumentException if the result is no error
	 */
	public static MapiCallException of(String operation, @Nullable String step, HResult result, @Nullable String detail,
			@Nullable Throwable cause) {
		Objects.requireNonNull(operation, "operation");
		if (!Objects.requireNonNull(result, "result").isError()) {
			throw new IllegalArgumentException(
					"'" + operation + "' returned " + result + ", which is no error: handle it as a result");
		}
		return new FailedCall(operation, step, result, detail, cause).toException();
	}

	/**
	 * The documented name of the call that failed.
	 * @return such as {@code MAPIInitialize} or {@code IMAPISession::OpenMsgStore}
	 */
	public final String operation() {
		return this.operation;
	}

	/**
	 * The step of the call that failed.
	 * @return the step, or {@code null} if it is not known
	 */
	public final @Nullable String step() {
		return this.step;
	}

	/**
	 * The error that the call returned.
	 * @return the error
	 */
	public final HResult result() {
		return this.result;
	}

	/**
	 * What the error means in this call.
	 * @return meaning, likely causes and remedies
	 */
	public final Explanation explanation() {
		return this.explanation;
	}

}
