// SPDX-License-Identifier: Apache-2.0

/**
 * Observations of tasks on MAPI threads.
 */
@NullMarked
package io.github.mapikit.boot.task.observation;

import org.jspecify.annotations.NullMarked;
