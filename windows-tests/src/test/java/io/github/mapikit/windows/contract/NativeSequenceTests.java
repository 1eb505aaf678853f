// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.windows.contract;

import io.github.mapikit.contract.DriverUnderTest;
import io.github.mapikit.contract.sequence.SequenceContract;
import io.github.mapikit.windows.standin.EnabledWithStandIn;
import io.github.mapikit.windows.standin.NativeFixture;

/**
 * What the object model of MAPI on Windows shows step by step, over the stand-in.
 */
@EnabledWithStandIn
class NativeSequenceTests extends SequenceContract {

	@Override
	protected DriverUnderTest driver() {
		return new NativeFixture();
	}

	@Override
	protected String variant() {
		return "native";
	}

}
