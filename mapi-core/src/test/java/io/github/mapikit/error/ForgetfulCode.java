// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import io.github.mapikit.runtime.TestSubsystem;
import io.github.mapikit.runtime.TestSubsystem.TestObject;

/**
 * Application code that opens something: it lives outside of the runtime's package, whose
 * frames reports leave out.
 */
public final class ForgetfulCode {

	private ForgetfulCode() {
	}

	public static TestObject forgetsToClose(TestSubsystem subsystem, String kind) {
		return subsystem.open(kind);
	}

}
