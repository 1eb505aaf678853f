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
 * What is said of objects that a task left open. They are closed in any case (R6), and
 * each is counted. The log tells of the first of a kind that a task leaves open, for each
 * lease, and of no more than 256 such pairs of kind and task.
 *
 * @since 0.1.0
 */
public enum LeakDetection {

	/** They are counted, and not reported. */
	OFF,
	/** They are reported with their kind and task. */
	SIMPLE,
	/**
	 * They are reported with the place that opened them, which costs a stack trace an
	 * object.
	 */
	FULL

}
