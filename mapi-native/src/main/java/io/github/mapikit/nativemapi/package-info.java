// SPDX-License-Identifier: Apache-2.0

/**
 * MAPI on Windows: the installed {@code olmapi32.dll} or {@code mapi32.dll}, called over
 * JNA.
 */
@NullMarked
package io.github.mapikit.nativemapi;

import org.jspecify.annotations.NullMarked;
