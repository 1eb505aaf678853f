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

import java.util.Optional;

import io.github.mapikit.model.BodyFormat;
import io.github.mapikit.model.Message;

/**
 * The body of a message in one format, as data: whoever shows the HTML has to make it
 * harmless first.
 *
 * @param content the body
 * @param truncated whether the body is longer than that
 */
record Body(String content, boolean truncated) {

	private static final int MAX_LENGTH = 1 << 20;

	static Optional<Body> of(Message message, BodyFormat format) {
		return message.body(format).map(Body::of);
	}

	private static Body of(String content) {
		if (content.length() <= MAX_LENGTH) {
			return new Body(content, false);
		}
		// half a surrogate pair is no text
		int end = Character.isHighSurrogate(content.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
		return new Body(content.substring(0, end), true);
	}

}
