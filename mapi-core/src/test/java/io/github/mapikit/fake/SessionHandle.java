// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.fake;

import io.github.mapikit.spi.Handle;

/**
 * A session.
 */
final class SessionHandle extends Handle {

	final String profile;

	SessionHandle(String profile) {
		this.profile = profile;
	}

}
