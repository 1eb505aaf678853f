// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.simulation;

import java.io.Serial;

import io.github.mapikit.embedded.call.EmbeddedCall;

/**
 * The embedded driver crashed, because a test {@linkplain FaultPlan#crash() asked it to}.
 * An error and no exception, as an access violation within native MAPI is. Every later
 * call in the same simulated process fails with the same crash.
 *
 * @since 0.1.0
 */
public final class EmbeddedCrashError extends Error {

	@Serial
	private static final long serialVersionUID = 1L;

	EmbeddedCrashError(EmbeddedCall operation) {
		super("The embedded MAPI crashed in '" + operation + "', as a fault told it to. Close every lease; the next "
				+ "one starts afresh");
	}

}
