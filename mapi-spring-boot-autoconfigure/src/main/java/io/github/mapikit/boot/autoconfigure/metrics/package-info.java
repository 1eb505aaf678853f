// SPDX-License-Identifier: Apache-2.0

/**
 * Auto-configuration of MAPI's meters.
 */
@NullMarked
package io.github.mapikit.boot.autoconfigure.metrics;

import org.jspecify.annotations.NullMarked;
