// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.sequence;

/**
 * A sequence of calls.
 *
 * @param name the name, of its file too
 * @param play the calls
 */
record Sequence(String name, Play play) {

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * The calls of a sequence.
	 */
	@FunctionalInterface
	interface Play {

		/**
		 * Makes the calls, on a MAPI thread.
		 * @param script makes each call and notes what came of it
		 */
		void run(Script script) throws Exception;

	}

}
