// SPDX-License-Identifier: Apache-2.0

/**
 * The calls of MAPI that the embedded driver makes, by their names. Internal to the
 * library.
 */
@NullMarked
package io.github.mapikit.embedded.call;

import org.jspecify.annotations.NullMarked;
