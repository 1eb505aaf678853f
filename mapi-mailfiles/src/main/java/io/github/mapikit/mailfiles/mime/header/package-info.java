// SPDX-License-Identifier: Apache-2.0

/**
 * Header fields of RFC 822 messages: addresses, encoded words, dates and parameters.
 */
@NullMarked
package io.github.mapikit.mailfiles.mime.header;

import org.jspecify.annotations.NullMarked;
