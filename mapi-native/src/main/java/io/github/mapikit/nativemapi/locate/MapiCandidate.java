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

package io.github.mapikit.nativemapi.locate;

import java.util.Objects;

/**
 * A DLL that may be MAPI's. Immutable; may be used from any thread.
 *
 * @param path the path of the DLL
 * @param step the step that found it
 * @since 0.1.0
 */
public record MapiCandidate(String path, LookupStep step) {

	/**
	 * Creates a candidate.
	 */
	public MapiCandidate {
		Objects.requireNonNull(path, "path");
		Objects.requireNonNull(step, "step");
	}

}
