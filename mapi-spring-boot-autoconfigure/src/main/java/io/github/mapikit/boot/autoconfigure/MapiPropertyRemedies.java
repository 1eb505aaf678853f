// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import io.github.mapikit.error.Remedy;
import io.github.mapikit.error.RemedyTexts;

/**
 * Words remedies by what users of the starter write: annotations, beans and properties.
 * Found by core through {@code META-INF/services}. May be used from any thread.
 *
 * @since 0.1.0
 */
public final class MapiPropertyRemedies implements RemedyTexts {

	@Override
	public String textOf(Remedy remedy) {
		return switch (remedy) {
			case USE_MAPI_THREAD ->
				"Call it from a method annotated with '@MapiTask', through 'MapiTemplate', or on the "
						+ "executor of a 'MapiLease'";
			case WAIT_ELSEWHERE -> "Wait on another thread, or let the work run on the primary thread itself "
					+ "('@MapiTask(thread = PRIMARY)')";
			case RAISE_QUEUE_CAPACITY -> "Raise 'mapi.executor.queue-capacity' or submit less at a time";
			case RAISE_STOP_TIMEOUT -> "Raise 'mapi.shutdown-timeout'";
			case RAISE_START_TIMEOUT -> "Give the start more time with 'mapi.startup-timeout'";
			case RAISE_TASK_TIMEOUT ->
				"Give the task more time ('timeout' of '@MapiTask', or 'mapi.executor.task-timeout')";
			case RAISE_MAX_REPLACEMENTS -> "Raise 'mapi.executor.max-replacements'";
			case SHOW_LEAK_ORIGIN -> "Set mapi.leak-detection=full to see where it was opened";
			case SAME_HEARTBEAT -> "Give both the same 'mapi.heartbeat.interval' and 'mapi.heartbeat.stall-after'";
			case SHARE_LIBRARY ->
				"Put the library where both applications share it: a parent class loader, such as the "
						+ "server's common libraries, or the base class loader of Spring Boot's developer tools";
			case ONE_PROCESS_OPTIONS ->
				"Give both the same setting, or let them run in processes of their own: a process "
						+ "has one MAPI, and its first caller's options win";
			case USE_STA_WORKERS ->
				"Set 'mapi.native.worker-apartment' to 'sta', so that workers pump messages while they wait";
			case CHOOSE_IMPERSONATION -> "Choose with 'mapi.native.impersonation' what becomes of such tasks";
		};
	}

}
