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
 * What a thread is at that may take too long: a task, or its own start or end.
 */
interface Occupation {

	/**
	 * Returns when it began.
	 * @return the value of {@link System#nanoTime()}
	 */
	long startedNanos();

	/**
	 * Returns what it is, at the beginning of a sentence.
	 * @return what it is
	 */
	String description();

}
