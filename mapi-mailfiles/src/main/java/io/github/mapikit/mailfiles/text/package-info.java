// SPDX-License-Identifier: Apache-2.0

/**
 * Rules for texts that all formats share: code pages, subjects, names of files. Internal
 * to the library.
 */
@NullMarked
package io.github.mapikit.mailfiles.text;

import org.jspecify.annotations.NullMarked;
