// SPDX-License-Identifier: Apache-2.0

/**
 * Property tags, values and rows, and the restrictions and sort orders made of them.
 */
@NullMarked
package io.github.mapikit.model.property;

import org.jspecify.annotations.NullMarked;
