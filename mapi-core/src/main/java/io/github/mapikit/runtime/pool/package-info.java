// SPDX-License-Identifier: Apache-2.0

/**
 * Pools of workers: long-lived threads that run tasks one after the other (R7, R8).
 */
@NullMarked
package io.github.mapikit.runtime.pool;

import org.jspecify.annotations.NullMarked;
