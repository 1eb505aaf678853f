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
