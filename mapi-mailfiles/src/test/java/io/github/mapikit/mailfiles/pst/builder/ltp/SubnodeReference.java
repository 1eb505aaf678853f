// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ltp;

/**
 * A value that stands in a subnode already.
 *
 * @param nid the subnode
 */
public record SubnodeReference(int nid) {
}
