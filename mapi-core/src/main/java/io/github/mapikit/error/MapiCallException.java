// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import org.jspecify.annotations.Nullable;

/**
 * A MAPI call returned an error. Tells which call, which code, what the code means there,
 * what usually causes it and what helps. Warnings ({@code MAPI_W_} codes) are results and
 * never become an exception. May be handled on any thread.
 *
 * @see MapiCallExceptions
 */
public class MapiCallException extends MapiException {

	private static final long serialVersionUID = 1L;

	private final String operation;

	private final @Nullable String step;

	private final HResult result;

	private final Explanation explanation;

	MapiCallException(FailedCall call) {
		this(call, call.explanation());
	}

	private MapiCallException(FailedCall call, Explanation explanation) {
		super(call.message(explanation), call.cause());
		this.operation = call.operation();
		this.step = call.step();
		this.result = call.result();
		this.explanation = explanation;
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
	 * The name that the error goes by in this call, see {@link HResult#nameIn}.
	 * @return such as {@code MAPI_E_NOT_FOUND}
	 */
	public final String resultName() {
		return this.result.nameIn(this.operation, this.step);
	}

	/**
	 * Whether the call may have done its work although it failed: its error does not say
	 * that it was refused, such as that of a time-out or of a connection that broke, or
	 * it works on several objects and may have come to some of them.
	 */
	@Override
	public final boolean mayHaveTakenEffect() {
		return UncertainOutcome.of(this.operation, this.result);
	}

	/**
	 * What the error means in this call.
	 * @return meaning, likely causes and remedies
	 */
	public final Explanation explanation() {
		return this.explanation;
	}

}
