// SPDX-License-Identifier: Apache-2.0

/**
 * What a mailbox of files consists of: folders, messages as tables show them, and their
 * whole content. The readers of the formats fill them. Internal to the library.
 */
@NullMarked
package io.github.mapikit.mailfiles.item;

import org.jspecify.annotations.NullMarked;
