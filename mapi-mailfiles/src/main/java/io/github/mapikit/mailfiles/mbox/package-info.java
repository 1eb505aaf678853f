// SPDX-License-Identifier: Apache-2.0

/**
 * Messages one after another in an mbox. Internal to the library.
 */
@NullMarked
package io.github.mapikit.mailfiles.mbox;

import org.jspecify.annotations.NullMarked;
