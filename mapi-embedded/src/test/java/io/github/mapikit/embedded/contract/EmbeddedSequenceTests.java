// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.contract;

import io.github.mapikit.contract.SubsystemUnderTest;
import io.github.mapikit.contract.sequence.SequenceContract;

/**
 * What the object model of the embedded subsystem shows step by step.
 */
class EmbeddedSequenceTests extends SequenceContract {

	@Override
	protected SubsystemUnderTest subsystem() {
		return new EmbeddedFixture();
	}

	@Override
	protected String variant() {
		return "embedded";
	}

}
