// SPDX-License-Identifier: Apache-2.0

/**
 * Character sets that mail uses and Java lacks, or has without what vendors added to
 * them. They are given by {@link MailCharsets} and not registered with Java, so that an
 * application's own look-ups stay as they are. Internal to the library.
 */
@NullMarked
package io.github.mapikit.mailfiles.charset;

import org.jspecify.annotations.NullMarked;
