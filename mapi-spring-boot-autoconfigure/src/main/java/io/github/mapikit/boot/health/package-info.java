// SPDX-License-Identifier: Apache-2.0

/**
 * What MAPI tells the outside of its own health, and the application's availability.
 */
@NullMarked
package io.github.mapikit.boot.health;

import org.jspecify.annotations.NullMarked;
