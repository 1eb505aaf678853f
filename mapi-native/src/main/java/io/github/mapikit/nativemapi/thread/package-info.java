// SPDX-License-Identifier: Apache-2.0

/**
 * The verbs of the driver on a thread that has initialized MAPI, and the handles that
 * they are about.
 */
@NullMarked
package io.github.mapikit.nativemapi.thread;

import org.jspecify.annotations.NullMarked;
