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

package io.github.mapikit.sample;

import io.github.mapikit.model.AttachmentMethod;

/**
 * An attachment is there, but has no bytes of its own to download.
 */
final class NotDownloadableException extends RuntimeException {

	private final AttachmentMethod method;

	NotDownloadableException(AttachmentMethod method) {
		super("The attachment is held as '" + method + "' and has no bytes of its own");
		this.method = method;
	}

	AttachmentMethod method() {
		return this.method;
	}

}
