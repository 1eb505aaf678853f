// SPDX-License-Identifier: Apache-2.0

/**
 * What a store tells of changes, and who is told.
 */
@NullMarked
package io.github.mapikit.model.notification;

import org.jspecify.annotations.NullMarked;
