// SPDX-License-Identifier: Apache-2.0

/**
 * A mailbox service over HTTP.
 */
@NullMarked
package io.github.mapikit.sample;

import org.jspecify.annotations.NullMarked;
