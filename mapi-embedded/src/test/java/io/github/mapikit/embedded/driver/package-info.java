// SPDX-License-Identifier: Apache-2.0

/**
 * The verbs of the embedded driver.
 */
@NullMarked
package io.github.mapikit.embedded.driver;

import org.jspecify.annotations.NullMarked;
