// SPDX-License-Identifier: Apache-2.0

/**
 * Sessions, message stores and folders.
 */
@NullMarked
package io.github.mapikit.model.store;

import org.jspecify.annotations.NullMarked;
