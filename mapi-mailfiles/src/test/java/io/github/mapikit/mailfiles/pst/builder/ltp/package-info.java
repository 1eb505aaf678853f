// SPDX-License-Identifier: Apache-2.0

/**
 * The middle layer of a written data file: heaps, B-trees on them, properties and tables.
 */
@org.jspecify.annotations.NullMarked
package io.github.mapikit.mailfiles.pst.builder.ltp;
