// SPDX-License-Identifier: Apache-2.0

/**
 * The anchor thread: holds sessions and subscriptions for the leases of a process, off
 * the primary thread, which has to pump (R5). Internal to the library.
 */
@NullMarked
package io.github.mapikit.runtime.anchor;

import org.jspecify.annotations.NullMarked;
