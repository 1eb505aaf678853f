// SPDX-License-Identifier: Apache-2.0

/**
 * MAPI threads: who they are, their life (R1 to R4), their calls, and what is open on
 * them (R6). Internal to the library, but for MapiThread and ScopedObject.
 */
@NullMarked
package io.github.mapikit.runtime.thread;

import org.jspecify.annotations.NullMarked;
