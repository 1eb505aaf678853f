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

package io.github.mapikit.embedded.mailbox;

/**
 * What a body of RTF says. May be used on any thread. Internal to the embedded subsystem.
 *
 * @param source what the RTF was made of
 * @param text the HTML if it was made of HTML, or else the plain text
 * @since 0.1.0
 */
public record RtfBody(Source source, String text) {

	/**
	 * What RTF can be made of.
	 */
	public enum Source {

		/** Of HTML, which the RTF gives back. */
		HTML,
		/** Of plain text, which the RTF gives back. */
		TEXT,
		/** Of nothing else: it was written as RTF. */
		RTF

	}

}
