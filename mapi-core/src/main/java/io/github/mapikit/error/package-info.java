// SPDX-License-Identifier: Apache-2.0

/**
 * What every user of the library touches: MAPI's result codes, what they mean, and the
 * exceptions that carry them. This package knows no other package of the library.
 */
@NullMarked
package io.github.mapikit.error;

import org.jspecify.annotations.NullMarked;
