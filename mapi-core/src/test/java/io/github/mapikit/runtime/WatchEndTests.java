// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.runtime;

import io.github.mapikit.runtime.pool.MapiWorkerPool;
import io.github.mapikit.runtime.task.TaskOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No timer is left armed when everything has ended, so that the thread that keeps time
 * ends, which the fixture looks for.
 */
class WatchEndTests {

	@RegisterExtension
	final RuntimeFixture mapi = new RuntimeFixture();

	@Test
	void whenPoolEndsWhileItsLostWorkerLeavesThenNoTimerStaysArmed() throws Exception {
		MapiWorkerPool pool = this.mapi.pool();
		Thread worker = pool.call(TaskOptions.named("first"), Thread::currentThread);
		ProcessRuntime runtime = ProcessRuntimes.instance().all().get(0);
		// the worker takes itself off the runtime's list after it has looked whether its
		// pool ends, and waits there
		synchronized (runtime) {
			runtime.lost(this.mapi.driver().crash());
			Awaitility.await().until(() -> worker.getState() == Thread.State.BLOCKED);
			pool.end();
		}
		this.mapi.closeAll();
		assertThat(pool.threads()).isEmpty();
	}

}
