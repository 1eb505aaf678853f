// SPDX-License-Identifier: Apache-2.0

/**
 * Auto-configuration of the conversion of texts.
 */
@NullMarked
package io.github.mapikit.boot.autoconfigure.convert;

import org.jspecify.annotations.NullMarked;
