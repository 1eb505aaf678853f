// SPDX-License-Identifier: Apache-2.0

/**
 * Outlook's data files. Internal to the library.
 */
@NullMarked
package io.github.mapikit.mailfiles.pst;

import org.jspecify.annotations.NullMarked;
