// SPDX-License-Identifier: Apache-2.0

/**
 * The thread that keeps time for the runtime and brings to an end what could not be
 * settled at once. Internal to the library.
 */
@NullMarked
package io.github.mapikit.runtime.watch;

import org.jspecify.annotations.NullMarked;
