// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import io.github.mapikit.boot.task.MapiTask;
import io.github.mapikit.spi.ThreadRole;

import org.springframework.stereotype.Component;

/**
 * Tells on which thread a task runs.
 */
@Component
class ThreadReporter {

	@MapiTask
	String worker() {
		return Thread.currentThread().toString();
	}

	/**
	 * Runs on the primary thread, which pumps MAPI's messages: for short jobs that have
	 * to be there, and nothing that waits.
	 */
	@MapiTask(thread = ThreadRole.PRIMARY)
	String primary() {
		return Thread.currentThread().toString();
	}

}
