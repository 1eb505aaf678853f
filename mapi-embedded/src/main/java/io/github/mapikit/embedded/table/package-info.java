// SPDX-License-Identifier: Apache-2.0

/**
 * Rows of things that have properties: listings, what passes a restriction, and order.
 * Internal to the library.
 */
@NullMarked
package io.github.mapikit.embedded.table;

import org.jspecify.annotations.NullMarked;
