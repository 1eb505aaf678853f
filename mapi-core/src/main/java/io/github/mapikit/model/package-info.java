// SPDX-License-Identifier: Apache-2.0

/**
 * The object model: interfaces for what is opened in MAPI, and immutable values for what
 * is read from it.
 */
@NullMarked
package io.github.mapikit.model;

import org.jspecify.annotations.NullMarked;
