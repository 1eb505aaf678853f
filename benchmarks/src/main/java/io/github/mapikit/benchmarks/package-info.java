// SPDX-License-Identifier: Apache-2.0

/**
 * What the starter costs, measured.
 */
@NullMarked
package io.github.mapikit.benchmarks;

import org.jspecify.annotations.NullMarked;
