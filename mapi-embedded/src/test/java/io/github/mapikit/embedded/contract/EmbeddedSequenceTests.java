// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.contract;

import io.github.mapikit.contract.DriverUnderTest;
import io.github.mapikit.contract.sequence.SequenceContract;

/**
 * What the object model of the embedded driver shows step by step.
 */
class EmbeddedSequenceTests extends SequenceContract {

	@Override
	protected DriverUnderTest driver() {
		return new EmbeddedFixture();
	}

	@Override
	protected String variant() {
		return "embedded";
	}

}
