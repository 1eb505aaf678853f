// SPDX-License-Identifier: Apache-2.0

/**
 * Tasks: how they are given, run and settled.
 */
@NullMarked
package io.github.mapikit.runtime.task;

import org.jspecify.annotations.NullMarked;
