// SPDX-License-Identifier: Apache-2.0

/**
 * Bytes as they are encoded to be sent as text. Internal to the library.
 */
@NullMarked
package io.github.mapikit.mailfiles.transfer;

import org.jspecify.annotations.NullMarked;
