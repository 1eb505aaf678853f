// SPDX-License-Identifier: Apache-2.0

/**
 * MAPI's values as JSON.
 */
@NullMarked
package io.github.mapikit.boot.jackson;

import org.jspecify.annotations.NullMarked;
