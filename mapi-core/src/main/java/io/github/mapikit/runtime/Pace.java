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

package io.github.mapikit.runtime;

/**
 * How long the tasks of an executor have lately taken from submission to end: whether a
 * caller that waits for one does better not to go to sleep. May be used from any thread.
 */
final class Pace {

	private volatile boolean brief;

	void took(long nanos) {
		boolean newBrief = nanos < BriefWait.NANOS;
		// written when it changes, so that it stays in the caches of all who read it
		if (newBrief != this.brief) {
			this.brief = newBrief;
		}
	}

	boolean isBrief() {
		return this.brief;
	}

}
