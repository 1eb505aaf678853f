// SPDX-License-Identifier: Apache-2.0

/**
 * What a driver is: the side of the library that talks to an implementation of MAPI.
 * Applications do not use it.
 */
@NullMarked
package io.github.mapikit.spi;

import org.jspecify.annotations.NullMarked;
