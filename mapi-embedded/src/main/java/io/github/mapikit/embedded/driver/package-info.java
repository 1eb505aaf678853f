// SPDX-License-Identifier: Apache-2.0

/**
 * The verbs of the embedded driver, on the objects that a thread has open. Internal to
 * the library.
 */
@NullMarked
package io.github.mapikit.embedded.driver;

import org.jspecify.annotations.NullMarked;
