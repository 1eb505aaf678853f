// SPDX-License-Identifier: Apache-2.0

/**
 * Auto-configuration of runtime, executors, tasks and template.
 */
@NullMarked
package io.github.mapikit.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
