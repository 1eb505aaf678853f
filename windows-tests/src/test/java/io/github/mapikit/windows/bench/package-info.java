// SPDX-License-Identifier: Apache-2.0

/**
 * Measurements in a Windows JVM, beside a C++ client of the same stand-in.
 */
@NullMarked
package io.github.mapikit.windows.bench;

import org.jspecify.annotations.NullMarked;
