// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ndb;

/**
 * Where a page is ({@code BREF}).
 *
 * @param id its number
 * @param place its first byte in the file
 */
record BlockRef(long id, long place) {

}
