// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.driver;

import io.github.mapikit.embedded.call.EmbeddedCall;
import io.github.mapikit.embedded.simulation.CallGate;
import io.github.mapikit.embedded.simulation.ProcessThread;
import io.github.mapikit.spi.CallTrace;

/**
 * The calls of one thread: each is announced, and then passes the rules and the faults.
 *
 * @param gate the rules and the faults
 * @param owner the thread
 * @param trace is told of each call
 */
record ThreadCalls(CallGate gate, ProcessThread owner, CallTrace trace) {

	/**
	 * Makes a call.
	 * @param call the call
	 */
	void make(EmbeddedCall call) {
		this.trace.calling(call.documentedName());
		this.gate.enter(call, this.owner);
	}

}
