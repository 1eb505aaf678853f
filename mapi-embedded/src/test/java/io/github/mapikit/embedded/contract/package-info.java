// SPDX-License-Identifier: Apache-2.0

/**
 * The contract tests, run against the embedded driver.
 */
@NullMarked
package io.github.mapikit.embedded.contract;

import org.jspecify.annotations.NullMarked;
