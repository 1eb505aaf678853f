// SPDX-License-Identifier: Apache-2.0

/**
 * The object model over MAPI's COM interfaces.
 */
@NullMarked
package io.github.mapikit.nativemapi.model;

import org.jspecify.annotations.NullMarked;
