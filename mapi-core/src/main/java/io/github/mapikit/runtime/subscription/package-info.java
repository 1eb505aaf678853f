// SPDX-License-Identifier: Apache-2.0

/**
 * Subscriptions of a lease: made on the anchor thread, again and again if need be, and
 * told on a dispatcher thread off MAPI.
 */
@NullMarked
package io.github.mapikit.runtime.subscription;

import org.jspecify.annotations.NullMarked;
