// SPDX-License-Identifier: Apache-2.0

/**
 * The lowest layer of a written data file: header, pages, blocks and nodes.
 */
@org.jspecify.annotations.NullMarked
package io.github.mapikit.mailfiles.pst.builder.ndb;
