// SPDX-License-Identifier: Apache-2.0

/**
 * What tests on Windows need of this package of the native driver.
 */
@NullMarked
package io.github.mapikit.nativemapi.thread;

import org.jspecify.annotations.NullMarked;
