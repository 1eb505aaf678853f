// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows which thread does what.
 */
@RestController
@RequestMapping("/api/threads")
class ThreadController {

	private final ThreadReporter reporter;

	ThreadController(ThreadReporter reporter) {
		this.reporter = reporter;
	}

	@GetMapping
	Threads threads() {
		return new Threads(Thread.currentThread().toString(), this.reporter.worker(), this.reporter.primary());
	}

	/**
	 * Who took part in a request.
	 *
	 * @param web the web server's thread
	 * @param worker the MAPI thread that does the work
	 * @param primary the MAPI thread that was first to initialize
	 */
	record Threads(String web, String worker, String primary) {

	}

}
