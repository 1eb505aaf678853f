// SPDX-License-Identifier: Apache-2.0

/**
 * The primary thread: the first to initialize MAPI, the last to uninitialize it, and the
 * one that pumps (R4, R5). Internal to the library.
 */
@NullMarked
package io.github.mapikit.runtime.primary;

import org.jspecify.annotations.NullMarked;
