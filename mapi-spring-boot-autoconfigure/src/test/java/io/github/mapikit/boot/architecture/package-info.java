// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of what may know what, over all modules.
 */
@NullMarked
package io.github.mapikit.boot.architecture;

import org.jspecify.annotations.NullMarked;
