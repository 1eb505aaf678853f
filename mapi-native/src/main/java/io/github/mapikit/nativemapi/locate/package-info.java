// SPDX-License-Identifier: Apache-2.0

/**
 * Finding the DLL that MAPI lives in.
 */
@NullMarked
package io.github.mapikit.nativemapi.locate;

import org.jspecify.annotations.NullMarked;
