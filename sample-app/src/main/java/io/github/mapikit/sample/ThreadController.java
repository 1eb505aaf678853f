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
