// SPDX-License-Identifier: Apache-2.0

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
