// SPDX-License-Identifier: Apache-2.0

@NullMarked
package io.github.mapikit.embedded.table;

import org.jspecify.annotations.NullMarked;
