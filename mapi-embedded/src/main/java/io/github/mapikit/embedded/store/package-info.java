// SPDX-License-Identifier: Apache-2.0

/**
 * The mailbox in memory: folders, messages and what they say. Knows no session and no
 * open object. Internal to the library.
 */
@NullMarked
package io.github.mapikit.embedded.store;

import org.jspecify.annotations.NullMarked;
