// SPDX-License-Identifier: Apache-2.0

/**
 * A mailbox in memory behind the verbs of a driver, as simple as it can be: it has what
 * the contract of all drivers asks for, and believes what its caller says. The books of
 * who does what on which thread are kept by whoever wraps it.
 */
@NullMarked
package io.github.mapikit.fake;

import org.jspecify.annotations.NullMarked;
