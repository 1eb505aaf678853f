// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime.pool;

import java.util.concurrent.Callable;

import io.github.mapikit.runtime.Gate;

/**
 * What tests let workers do.
 */
final class PoolTasks {

	private PoolTasks() {
	}

	static Callable<String> blocked(Gate gate) {
		return () -> pass(gate);
	}

	static String pass(Gate gate) {
		gate.pass();
		return "passed";
	}

}
