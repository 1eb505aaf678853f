// SPDX-License-Identifier: Apache-2.0

/**
 * A driver in the middle: what goes to another driver and comes from it is encoded as if
 * it went to another process and came from there.
 */
@NullMarked
package io.github.mapikit.loopback;

import org.jspecify.annotations.NullMarked;
