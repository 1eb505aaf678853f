// SPDX-License-Identifier: Apache-2.0

/**
 * Auto-configuration of JSON.
 */
@NullMarked
package io.github.mapikit.boot.autoconfigure.jackson;

import org.jspecify.annotations.NullMarked;
