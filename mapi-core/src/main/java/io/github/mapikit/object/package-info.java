// SPDX-License-Identifier: Apache-2.0

/**
 * The object model, once for all drivers: what sessions, stores, folders, messages,
 * attachments, tables and streams do, on the verbs of a driver. Internal to the library.
 */
@NullMarked
package io.github.mapikit.object;

import org.jspecify.annotations.NullMarked;
