// SPDX-License-Identifier: Apache-2.0

/**
 * The stand-in for Outlook's MAPI, as tests steer it.
 */
@NullMarked
package io.github.mapikit.windows.standin;

import org.jspecify.annotations.NullMarked;
