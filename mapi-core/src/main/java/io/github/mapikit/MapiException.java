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

package io.github.mapikit;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything this library throws about MAPI. Unchecked, serializable; may be
 * handled on any thread, it holds no MAPI object.
 */
public class MapiException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * An exception with this message.
	 * @param message what happened, where, and what to do
	 */
	public MapiException(String message) {
		super(message);
	}

	/**
	 * An exception with this message and cause.
	 * @param message what happened, where, and what to do
	 * @param cause what led to it, if anything did
	 */
	public MapiException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
