// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.docs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.github.mapikit.boot.task.MapiTask;
import io.github.mapikit.boot.task.MapiTemplate;
import io.github.mapikit.model.property.Row;
import io.github.mapikit.runtime.task.TaskOptions;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/**
 * What the library says of tasks in an application.
 */
final class TaskMessages {

	private TaskMessages() {
	}

	static Map<String, String> provokeAll() {
		Map<String, String> all = new LinkedHashMap<>();
		ApplicationContextRunner runner = Applications.runner().withInitializer((context) -> context.setId("archive"));
		runner.run((context) -> {
			MapiTemplate template = context.getBean(MapiTemplate.class);
			all.put("open-result", failure(() -> template.execute(TaskOptions.named("Archive.inbox"),
					(session) -> session.defaultStore().inbox())));
			context.close();
			all.put("after-close", failure(
					() -> template.execute(TaskOptions.named("Archive.unread"), (session) -> session.profileName())));
		});
		runner.run((context) -> {
			MapiTemplate template = context.getBean(MapiTemplate.class);
			context.close();
			all.put("after-close-unused", failure(
					() -> template.execute(TaskOptions.named("Archive.unread"), (session) -> session.profileName())));
		});
		runner.withBean(Archive.class)
			.run((context) -> all.put("open-type",
					root(context.getStartupFailure()).replace(Archive.class.getName(), "com.example.Archive")));
		return all;
	}

	private static String failure(Runnable task) {
		try {
			task.run();
		}
		catch (RuntimeException ex) {
			return String.valueOf(ex.getMessage());
		}
		throw new IllegalStateException("This should have failed");
	}

	private static String root(Throwable failure) {
		Throwable cause = failure.getCause();
		return (cause != null) ? root(cause) : String.valueOf(failure.getMessage());
	}

	static class Archive {

		@MapiTask
		Stream<Row> rows() {
			return Stream.of();
		}

	}

}
