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

package io.github.mapikit.nativemapi.preflight;

/**
 * Where the preflight runs.
 *
 * @since 0.1.0
 */
public enum PreflightMode {

	/** Nowhere: MAPI is loaded without a look at its surroundings. */
	OFF,
	/** In this process, which looks at registry and files, and loads nothing. */
	IN_PROCESS,
	/**
	 * In this process, and then in a child process that also initializes MAPI: whatever a
	 * broken installation does, a crash, a dialog or a hang, it does to the child.
	 */
	CHILD_PROCESS

}
