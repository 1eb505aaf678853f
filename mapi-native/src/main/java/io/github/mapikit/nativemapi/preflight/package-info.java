// SPDX-License-Identifier: Apache-2.0

/**
 * What is looked at before MAPI is touched: whether this process can use it at all, and
 * if not, what to do.
 */
@NullMarked
package io.github.mapikit.nativemapi.preflight;

import org.jspecify.annotations.NullMarked;
