// SPDX-License-Identifier: Apache-2.0

/**
 * Mail files, read into values of MAPI: RFC 822, mbox, Maildir, Outlook's {@code .msg},
 * {@code .pst} and {@code winmail.dat}. It knows no runtime and no thread of MAPI.
 * Internal to the library: applications use the embedded driver, which stands on it.
 */
@NullMarked
package io.github.mapikit.mailfiles;

import org.jspecify.annotations.NullMarked;
