// SPDX-License-Identifier: Apache-2.0

@NullMarked
package io.github.mapikit.mailfiles.body;

import org.jspecify.annotations.NullMarked;
