// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.runtime;

import java.util.Random;

import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.task.MapiExecutor;

/**
 * A lease of a schedule with its executors.
 *
 * @param lease the lease
 * @param pool its pool
 * @param sidePool another pool of it, which may be closed before the lease
 * @param primary its jobs on the primary thread
 */
record ScheduleContext(MapiLease lease, MapiWorkerPool pool, MapiWorkerPool sidePool, MapiExecutor primary) {

	MapiExecutor anyExecutor(Random random) {
		return switch (random.nextInt(6)) {
			case 0 -> this.primary;
			case 1 -> this.sidePool;
			default -> this.pool;
		};
	}

	static String nameOf(MapiExecutor executor) {
		return (executor instanceof MapiWorkerPool pool) ? pool.lease().owner() + ", " + pool.name() : "primary";
	}

}
