// SPDX-License-Identifier: Apache-2.0

/**
 * Objects with properties of the system's own MAPI library, which is nobody of ours.
 */
@NullMarked
package io.github.mapikit.windows.properties;

import org.jspecify.annotations.NullMarked;
