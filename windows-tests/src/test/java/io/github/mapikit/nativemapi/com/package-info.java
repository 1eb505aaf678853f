// SPDX-License-Identifier: Apache-2.0

/**
 * What tests on Windows need of this package of the native driver.
 */
@NullMarked
package io.github.mapikit.nativemapi.com;

import org.jspecify.annotations.NullMarked;
