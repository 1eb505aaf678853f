// SPDX-License-Identifier: Apache-2.0

/**
 * A MAPI without mail, for the tests of all modules: it keeps books of who does what on
 * which thread, writes down each rule that is broken, and fails or hangs where it is told
 * to.
 */
@NullMarked
package io.github.mapikit.runtime.fake;

import org.jspecify.annotations.NullMarked;
