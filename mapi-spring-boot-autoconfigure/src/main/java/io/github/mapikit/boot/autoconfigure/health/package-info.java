// SPDX-License-Identifier: Apache-2.0

/**
 * Auto-configuration of MAPI's health and availability.
 */
@NullMarked
package io.github.mapikit.boot.autoconfigure.health;

import org.jspecify.annotations.NullMarked;
