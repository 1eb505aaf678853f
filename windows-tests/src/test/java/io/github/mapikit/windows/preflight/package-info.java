// SPDX-License-Identifier: Apache-2.0

/**
 * What is found on machines where MAPI cannot work.
 */
@NullMarked
package io.github.mapikit.windows.preflight;

import org.jspecify.annotations.NullMarked;
