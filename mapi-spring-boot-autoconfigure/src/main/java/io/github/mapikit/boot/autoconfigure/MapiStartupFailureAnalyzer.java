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

package io.github.mapikit.boot.autoconfigure;

import io.github.mapikit.Explanation;
import io.github.mapikit.MapiCallException;
import io.github.mapikit.MapiConflictException;
import io.github.mapikit.MapiException;
import io.github.mapikit.MapiInitializationException;
import io.github.mapikit.MapiLogonException;
import io.github.mapikit.MapiTimeoutException;
import io.github.mapikit.boot.task.MapiTaskDefinitionException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains what can go wrong with MAPI when an application starts.
 */
final class MapiStartupFailureAnalyzer extends AbstractFailureAnalyzer<MapiException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, MapiException cause) {
		String action = action(cause);
		return (action != null) ? new FailureAnalysis(description(cause), action, cause) : null;
	}

	private static String description(MapiException cause) {
		if (cause instanceof MapiSubsystemNotFoundException) {
			return cause.getMessage() + ".";
		}
		return String.valueOf(cause.getMessage());
	}

	private static @Nullable String action(MapiException cause) {
		if (cause instanceof MapiSubsystemNotFoundException notFound) {
			return subsystemAction(notFound);
		}
		if (cause instanceof MapiTaskDefinitionException definition) {
			return definition.remedy() + ".";
		}
		if (cause instanceof MapiConflictException) {
			return "Give both sides the same setting, close the one that came first, or let them run in processes of "
					+ "their own.";
		}
		if (cause instanceof MapiTimeoutException) {
			return "Look at what the primary thread waits for, such as a dialog or a server that does not answer. If it "
					+ "only needs more time, raise 'mapi.startup-timeout'.";
		}
		if (cause instanceof MapiInitializationException || cause instanceof MapiLogonException) {
			return callAction((MapiCallException) cause);
		}
		return null;
	}

	private static String subsystemAction(MapiSubsystemNotFoundException cause) {
		return switch (cause.wanted()) {
			case NATIVE -> "MAPI of the operating system exists on Windows only, with Outlook installed, and needs the "
					+ "module 'mapi-native' on the class path. Elsewhere set 'mapi.subsystem' to 'auto' or 'embedded'.";
			case EMBEDDED ->
				"Add 'io.github.mapikit:mapi-embedded' to the class path, or set 'mapi.subsystem' to another value.";
			case AUTO ->
				"Add 'io.github.mapikit:mapi-embedded' to the class path to use MAPI inside the JVM, which runs on any "
						+ "system; declare a MapiSubsystem bean of your own; or set 'mapi.enabled' to 'false' to start "
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
