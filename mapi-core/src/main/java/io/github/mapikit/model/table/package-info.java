// SPDX-License-Identifier: Apache-2.0

/**
 * Tables: rows of properties behind a cursor.
 */
@NullMarked
package io.github.mapikit.model.table;

import org.jspecify.annotations.NullMarked;
