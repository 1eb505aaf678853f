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

import io.github.mapikit.embedded.mailbox.MailboxLocationException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains that there is no mailbox at a location. Apart from the other analyzers because
 * the embedded subsystem may be absent.
 */
final class MailboxLocationFailureAnalyzer extends AbstractFailureAnalyzer<MailboxLocationException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MailboxLocationException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()) + ".",
				("Correct '%s' in 'mapi.embedded.mailbox': relative paths are taken from the directory that the "
						+ "application was started in.")
					.formatted(cause.location()),
				cause);
	}

}
