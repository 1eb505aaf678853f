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

package io.github.mapikit.docs;

/**
 * A fenced block of a page.
 *
 * @param page the page's path, for messages
 * @param line the line of the opening fence, from 1
 * @param language the word behind the fence, or empty
 * @param directive the text of the HTML comment right above the fence, or empty
 * @param text what stands between the fences
 */
record CodeBlock(String page, int line, String language, String directive, String text) {

	String where() {
		return this.page + ":" + this.line;
	}

	@Override
	public String toString() {
		return where();
	}

}
