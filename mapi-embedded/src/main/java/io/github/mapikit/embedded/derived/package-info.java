// SPDX-License-Identifier: Apache-2.0

/**
 * Properties that are made of others: bodies in other formats, addresses and keys. Knows
 * no store. Internal to the library.
 */
@NullMarked
package io.github.mapikit.embedded.derived;

import org.jspecify.annotations.NullMarked;
