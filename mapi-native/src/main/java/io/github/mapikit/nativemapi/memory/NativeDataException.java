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

package io.github.mapikit.nativemapi.memory;

import java.io.Serial;

/**
 * What stands in native memory cannot be what it claims to be: a count, a length or a
 * pointer makes no sense. Never leaves the binding; it becomes the failure of the call
 * that answered so.
 */
public final class NativeDataException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param message what cannot be, with the numbers; no mail content
	 */
	public NativeDataException(String message) {
		super(message);
	}

}
