// SPDX-License-Identifier: Apache-2.0

/**
 * Compound files, the file system within a file that a {@code .msg} is. Internal to the
 * library.
 */
@NullMarked
package io.github.mapikit.mailfiles.outlook.compound;

import org.jspecify.annotations.NullMarked;
