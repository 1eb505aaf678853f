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

package io.github.mapikit.boot.task;

import io.github.mapikit.model.MapiSession;
import org.jspecify.annotations.Nullable;

/**
 * Code that uses MAPI. Runs on a MAPI thread.
 *
 * @param <T> the type of the result, which should hold no MAPI object
 * @since 0.1.0
 */
@FunctionalInterface
public interface MapiCallback<T extends @Nullable Object> {

	/**
	 * Uses MAPI.
	 * @param session the session of the thread that this runs on; stays open
	 * @return the result
	 */
	T doInMapi(MapiSession session);

}
