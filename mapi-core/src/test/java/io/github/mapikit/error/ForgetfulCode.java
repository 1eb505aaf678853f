// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.error;

import io.github.mapikit.runtime.fake.FakeDriver;
import io.github.mapikit.runtime.fake.FakeObject;

/**
 * Application code that opens something: it lives outside of the runtime's package, whose
 * frames reports leave out.
 */
public final class ForgetfulCode {

	private ForgetfulCode() {
	}

	public static FakeObject forgetsToClose(FakeDriver driver, String kind) {
		return driver.open(kind);
	}

}
