/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.contract.runtime;

import java.util.Random;

import io.github.mapikit.runtime.MapiExecutor;
import io.github.mapikit.runtime.MapiLease;
import io.github.mapikit.runtime.MapiWorkerPool;

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
