// SPDX-License-Identifier: Apache-2.0

/**
 * The contract of all drivers, kept by MAPI on Windows.
 */
@NullMarked
package io.github.mapikit.windows.contract;

import org.jspecify.annotations.NullMarked;
