// SPDX-License-Identifier: Apache-2.0

/**
 * The objects of the model, each call of which passes the simulation, over the store.
 * Internal to the library.
 */
@NullMarked
package io.github.mapikit.embedded.object;

import org.jspecify.annotations.NullMarked;
