// SPDX-License-Identifier: Apache-2.0

/**
 * Tests that keep the README and the pages of {@code docs} true: what stands there
 * compiles, binds, exists or is what the library says.
 */
@NullMarked
package io.github.mapikit.docs;

import org.jspecify.annotations.NullMarked;
