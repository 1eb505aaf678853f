// SPDX-License-Identifier: Apache-2.0

/**
 * MAPI's meters.
 */
@NullMarked
package io.github.mapikit.boot.metrics;

import org.jspecify.annotations.NullMarked;
