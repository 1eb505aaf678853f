// SPDX-License-Identifier: Apache-2.0

/**
 * The threads: one runtime a process, leased by applications; a primary thread that
 * pumps; workers that run tasks; scopes that release what was opened.
 */
@NullMarked
package io.github.mapikit.runtime;

import org.jspecify.annotations.NullMarked;
