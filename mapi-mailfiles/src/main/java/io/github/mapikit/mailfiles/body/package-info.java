// SPDX-License-Identifier: Apache-2.0

/**
 * The bodies of messages as properties hold them: HTML with a code page, and RTF that is
 * compressed and may hold the HTML or the text that it was made of. Internal to the
 * library.
 */
@NullMarked
package io.github.mapikit.mailfiles.body;

import org.jspecify.annotations.NullMarked;
