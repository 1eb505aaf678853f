// SPDX-License-Identifier: Apache-2.0

/**
 * The runtime in the life of an application context: leased at start, closed at stop,
 * with events and hooks in between.
 */
@NullMarked
package io.github.mapikit.boot.lifecycle;

import org.jspecify.annotations.NullMarked;
