// SPDX-License-Identifier: Apache-2.0

/**
 * MAPI inside the JVM, over mail files.
 */
@NullMarked
package io.github.mapikit.embedded;

import org.jspecify.annotations.NullMarked;
