// SPDX-License-Identifier: Apache-2.0

/**
 * Where mail files are, on disk or in a jar, and how their bytes are reached. Internal to
 * the library.
 */
@NullMarked
package io.github.mapikit.mailfiles.source;

import org.jspecify.annotations.NullMarked;
