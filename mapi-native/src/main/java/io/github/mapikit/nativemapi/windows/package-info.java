// SPDX-License-Identifier: Apache-2.0

/**
 * What of Windows is needed around MAPI: messages, apartments, tokens, the registry,
 * files. Loading these classes loads no DLL; using them does.
 */
@NullMarked
package io.github.mapikit.nativemapi.windows;

import org.jspecify.annotations.NullMarked;
