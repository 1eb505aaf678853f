// SPDX-License-Identifier: Apache-2.0

/**
 * MAPI's values as texts in URLs and properties.
 */
@NullMarked
package io.github.mapikit.boot.convert;

import org.jspecify.annotations.NullMarked;
