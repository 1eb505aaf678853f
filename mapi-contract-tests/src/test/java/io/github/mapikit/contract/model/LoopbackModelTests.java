// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import io.github.mapikit.contract.DriverUnderTest;

/**
 * The object model of the fake driver as if it ran in another process.
 */
class LoopbackModelTests extends ModelSuite {

	@Override
	DriverUnderTest newFixture() {
		return new LoopbackFixture();
	}

}
