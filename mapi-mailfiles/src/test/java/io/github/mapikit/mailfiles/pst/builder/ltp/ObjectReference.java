// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ltp;

/**
 * The value of a {@code PT_OBJECT} property.
 *
 * @param nid the subnode that is the object
 * @param size its size in bytes
 */
public record ObjectReference(int nid, int size) {
}
