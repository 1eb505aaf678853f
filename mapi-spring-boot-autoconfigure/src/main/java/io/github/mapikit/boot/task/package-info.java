// SPDX-License-Identifier: Apache-2.0

/**
 * Running code on MAPI threads: executors, {@code @MapiTask}, template and the session
 * that is injected.
 */
@NullMarked
package io.github.mapikit.boot.task;

import org.jspecify.annotations.NullMarked;
