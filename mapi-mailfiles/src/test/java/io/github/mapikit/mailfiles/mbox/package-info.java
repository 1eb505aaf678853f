// SPDX-License-Identifier: Apache-2.0

@NullMarked
package io.github.mapikit.mailfiles.mbox;

import org.jspecify.annotations.NullMarked;
