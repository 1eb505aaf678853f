// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.util.List;

/**
 * A part of a longer list.
 *
 * @param content the part
 * @param page which part, from 0
 * @param size how many a part has at most
 * @param total how many there are in all
 * @param <T> what is listed
 */
record Page<T>(List<T> content, int page, int size, int total) {

}
