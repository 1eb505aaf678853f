// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.loopback;

import io.github.mapikit.spi.Handle;

/**
 * An object that is open at the other side.
 */
final class LoopbackHandle extends Handle {

	private final long number;

	LoopbackHandle(long number) {
		this.number = number;
	}

	long number() {
		return this.number;
	}

	@Override
	public String toString() {
		return "handle " + this.number;
	}

}
