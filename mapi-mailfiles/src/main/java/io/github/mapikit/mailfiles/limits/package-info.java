// SPDX-License-Identifier: Apache-2.0

/**
 * What reading a mail file may cost, and what it fails with. Internal to the library.
 */
@NullMarked
package io.github.mapikit.mailfiles.limits;

import org.jspecify.annotations.NullMarked;
