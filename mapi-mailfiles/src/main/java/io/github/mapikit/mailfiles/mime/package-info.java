// SPDX-License-Identifier: Apache-2.0

/**
 * Messages as the Internet writes them: headers of RFC 822 and parts of MIME. Internal to
 * the library.
 */
@NullMarked
package io.github.mapikit.mailfiles.mime;

import org.jspecify.annotations.NullMarked;
