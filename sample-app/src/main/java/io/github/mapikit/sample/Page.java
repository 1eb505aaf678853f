// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.util.List;

/**
 * A part of a longer list.
 *
 * @param content the part
 * @param page which part, from 0
 * @param size how many a part has at most
 * @param more whether there is another part after this one
 * @param <T> what is listed
 */
record Page<T>(List<T> content, int page, int size, boolean more) {

	/**
	 * Makes a page of what was found.
	 * @param found what the page has, and perhaps one more, which says that there is more
	 */
	static <T> Page<T> of(List<T> found, int page, int size) {
		boolean more = found.size() > size;
		return new Page<>(more ? found.subList(0, size) : found, page, size, more);
	}

}
