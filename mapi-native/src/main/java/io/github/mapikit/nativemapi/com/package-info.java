// SPDX-License-Identifier: Apache-2.0

/**
 * The COM interfaces of MAPI, called through their vtables, and the flat functions of its
 * library.
 */
@NullMarked
package io.github.mapikit.nativemapi.com;

import org.jspecify.annotations.NullMarked;
