// SPDX-License-Identifier: Apache-2.0

/**
 * MAPI's structures in native memory: their layouts, reading them without trust, and
 * writing them.
 */
@NullMarked
package io.github.mapikit.nativemapi.memory;

import org.jspecify.annotations.NullMarked;
