// SPDX-License-Identifier: Apache-2.0

/**
 * The lists, tables and properties of Outlook's data files: heaps on nodes, B-trees on
 * heaps, property contexts and table contexts. Stands on the node database. Internal to
 * the library.
 */
@NullMarked
package io.github.mapikit.mailfiles.pst.ltp;

import org.jspecify.annotations.NullMarked;
