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

package io.github.mapikit.contract;

import io.github.mapikit.model.MapiSession;

/**
 * A piece of a test that runs on a MAPI thread and has a result.
 *
 * @param <T> the type of the result
 * @since 0.1.0
 */
@FunctionalInterface
public interface SessionQuestion<T> {

	/**
	 * Runs on a MAPI thread.
	 * @param session the thread's own session
	 * @return the result, a value rather than an object of the session
	 * @throws Exception what the test is to fail with
	 */
	T ask(MapiSession session) throws Exception;

}
