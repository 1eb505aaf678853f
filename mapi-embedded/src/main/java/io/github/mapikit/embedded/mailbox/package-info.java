// SPDX-License-Identifier: Apache-2.0

/**
 * Mail files, read: RFC 822, mbox, Outlook {@code .msg} and {@code .pst}. Internal to the
 * embedded subsystem.
 */
@NullMarked
package io.github.mapikit.embedded.mailbox;

import org.jspecify.annotations.NullMarked;
