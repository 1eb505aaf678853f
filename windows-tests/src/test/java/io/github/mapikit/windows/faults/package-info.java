// SPDX-License-Identifier: Apache-2.0

/**
 * What happens when MAPI fails, hangs or crashes.
 */
@NullMarked
package io.github.mapikit.windows.faults;

import org.jspecify.annotations.NullMarked;
