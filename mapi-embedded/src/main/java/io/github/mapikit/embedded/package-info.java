// SPDX-License-Identifier: Apache-2.0

/**
 * MAPI inside the JVM, over mail files: what a user makes and sets. Faults for tests are
 * in {@link io.github.mapikit.embedded.simulation}; all other packages below this one are
 * internal to the library.
 */
@NullMarked
package io.github.mapikit.embedded;

import org.jspecify.annotations.NullMarked;
