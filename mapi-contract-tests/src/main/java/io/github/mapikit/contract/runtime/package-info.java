// SPDX-License-Identifier: Apache-2.0

/**
 * What the runtime promises whatever driver it runs, tried by random schedules.
 */
@NullMarked
package io.github.mapikit.contract.runtime;

import org.jspecify.annotations.NullMarked;
