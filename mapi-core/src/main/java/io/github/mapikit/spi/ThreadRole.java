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

package io.github.mapikit.spi;

/**
 * The part that a thread has in a process that uses MAPI.
 *
 * @since 0.1.0
 */
public enum ThreadRole {

	/**
	 * The first thread to initialize MAPI and the last to uninitialize it; it owns the
	 * hidden windows and pumps messages (R4, R5). A single-threaded apartment on Windows.
	 */
	PRIMARY,

	/**
	 * A thread that runs tasks. A multithreaded apartment on Windows by default (R10).
	 */
	WORKER

}
