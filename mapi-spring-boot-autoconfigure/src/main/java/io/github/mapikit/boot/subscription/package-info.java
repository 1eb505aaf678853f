// SPDX-License-Identifier: Apache-2.0

/**
 * Subscriptions to what happens in message stores.
 */
@NullMarked
package io.github.mapikit.boot.subscription;

import org.jspecify.annotations.NullMarked;
