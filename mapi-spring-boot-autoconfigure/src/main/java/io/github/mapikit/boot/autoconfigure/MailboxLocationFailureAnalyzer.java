// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.boot.autoconfigure;

import io.github.mapikit.mailfiles.source.MailboxLocationException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains that there is no mailbox at a location. Apart from the other analyzers because
 * the embedded driver may be absent.
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
