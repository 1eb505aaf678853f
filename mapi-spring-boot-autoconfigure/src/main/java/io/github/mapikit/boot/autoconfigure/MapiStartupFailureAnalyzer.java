// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.mapikit.boot.task.MapiTaskDefinitionException;
import io.github.mapikit.boot.task.MapiTaskResultException;
import io.github.mapikit.error.Explanation;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiConflictException;
import io.github.mapikit.error.MapiException;
import io.github.mapikit.error.MapiInitializationException;
import io.github.mapikit.error.MapiInterruptedException;
import io.github.mapikit.error.MapiLogonException;
import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.error.MapiThreadException;
import io.github.mapikit.error.MapiTimeoutException;
import io.github.mapikit.error.MapiUnavailableException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains what can go wrong with MAPI when an application starts.
 */
final class MapiStartupFailureAnalyzer extends AbstractFailureAnalyzer<MapiException> {

	/** Prefixes of classes of which an application does not know what they do. */
	private static final List<String> INTERNALS = List.of("java.", "jdk.", "sun.", "com.sun.proxy.",
			"org.springframework.", "io.github.mapikit.error.", "io.github.mapikit.runtime.",
			"io.github.mapikit.boot.task.", "io.github.mapikit.boot.lifecycle.");

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, MapiException cause) {
		String action = action(cause);
		return (action != null) ? new FailureAnalysis(description(rootFailure, cause), action, cause) : null;
	}

	// the analysis stands in place of the stack trace, so that it has to say where
	private static String description(Throwable rootFailure, MapiException cause) {
		if (cause instanceof MapiTaskDefinitionException definition) {
			return "@MapiTask of %s cannot work: %s.".formatted(definition.place(), definition.problem());
		}
		String message = String.valueOf(cause.getMessage());
		StringBuilder description = new StringBuilder(message.endsWith(".") ? message : message + ".");
		String bean = bean(rootFailure);
		if (bean != null) {
			description.append("\n\nBean '").append(bean).append("' was being made");
			place(cause).ifPresent((frame) -> description.append(", at ").append(frame));
			description.append('.');
		}
		return description.toString();
	}

	private static @Nullable String bean(Throwable rootFailure) {
		String bean = null;
		for (Throwable failure = rootFailure; failure != null; failure = failure.getCause()) {
			if (failure instanceof BeanCreationException creation && creation.getBeanName() != null) {
				bean = creation.getBeanName();
			}
		}
		return bean;
	}

	private static Optional<StackTraceElement> place(MapiException cause) {
		return Stream.of(cause.getStackTrace())
			.filter((frame) -> INTERNALS.stream().noneMatch(frame.getClassName()::startsWith))
			.findFirst();
	}

	private static @Nullable String action(MapiException cause) {
		if (cause instanceof MapiDriverNotFoundException notFound) {
			return driverAction(notFound);
		}
		if (cause instanceof MapiTaskDefinitionException definition) {
			return definition.remedy() + ".";
		}
		if (cause instanceof MapiTaskResultException result) {
			return result.remedy() + ".";
		}
		if (cause instanceof MapiConflictException conflict) {
			return conflict.remedy() + ".";
		}
		if (cause instanceof MapiTimeoutException timeout) {
			return timeoutAction(timeout);
		}
		if (cause instanceof MapiThreadException thread) {
			return thread.remedy() + ". While the application starts, constructors, '@PostConstruct' methods and "
					+ "listeners run on its own thread, and what a bean calls on itself stays there: use 'MapiTemplate', or "
					+ "a '@MapiTask' method of another bean, best when the application is ready.";
		}
		// drivers have finer ones, with analyses of their own
		if (cause instanceof MapiUnavailableException unavailable
				&& cause.getClass() == MapiUnavailableException.class) {
			return unavailableAction(unavailable);
		}
		if (cause instanceof MapiSubsystemFailedException) {
			return "Start a new process: in this one MAPI cannot be used any more. If it crashes there too, look at what "
					+ "the log says of the first crash; on Windows, 'mapi.native.preflight' set to 'child-process' finds "
					+ "a broken installation without harm.";
		}
		if (cause instanceof MapiInterruptedException) {
			return "Find out who interrupted the start, such as a time limit of whatever starts the application, and "
					+ "start it again.";
		}
		if (cause instanceof MapiInitializationException || cause instanceof MapiLogonException) {
			return callAction((MapiCallException) cause);
		}
		return null;
	}

	private static String timeoutAction(MapiTimeoutException cause) {
		if (cause.isStart()) {
			return "Look at what the primary thread waits for, such as a dialog or a server that does not answer. If it "
					+ "only needs more time, raise 'mapi.startup-timeout'.";
		}
		return "Task '%s' is the application's own, and the start waited for it. Give it more time ('timeout' of "
			.formatted(cause.taskName())
				+ "'@MapiTask', or 'mapi.executor.task-timeout'), or do not wait for it: let it return a future, or run "
				+ "it when the application is ready.";
	}

	private static String unavailableAction(MapiUnavailableException cause) {
		return switch (cause.state()) {
			case "NEW", "STARTING" ->
				"Use MAPI from the state 'RUNNING' on: in a listener of MapiRuntimeStateEvent that "
						+ "looks at the state, or when the application is ready.";
			case "FAILED" -> "Look at why MAPI failed, which is the cause of this failure or is in the log before, and "
					+ "start the application again.";
			default -> "Use MAPI before the application context stops; to use it again, start the context again.";
		};
	}

	private static String driverAction(MapiDriverNotFoundException cause) {
		return switch (cause.wanted()) {
			case NATIVE -> "MAPI of the operating system exists on Windows only, with Outlook installed, and needs the "
					+ "module 'mapi-native' on the class path. Elsewhere set 'mapi.driver' to 'auto' or 'embedded'.";
			case EMBEDDED ->
				"Add 'io.github.mapikit:mapi-embedded' to the class path, or set 'mapi.driver' to another value.";
			case AUTO ->
				"Add 'io.github.mapikit:mapi-embedded' to the class path to use MAPI inside the JVM, which runs on any "
						+ "system; declare a MapiDriver bean of your own; or set 'mapi.enabled' to 'false' to start "
						+ "without MAPI.";
		};
	}

	private static String callAction(MapiCallException cause) {
		Explanation explanation = cause.explanation();
		String profile = (cause instanceof MapiLogonException)
				? " The profile is set by 'mapi.session.profile'; set 'mapi.session.anchor' to 'false' to start without a "
						+ "session."
				: "";
		String remedies = explanation.remedies().isEmpty() ? "Look up the code in the documentation of MAPI"
				: String.join("; ", explanation.remedies());
		return remedies + "." + profile;
	}

}
