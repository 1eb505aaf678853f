// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ndb;

import org.jspecify.annotations.Nullable;

/**
 * The content of a block, decoded. Nobody changes the bytes.
 *
 * @param bytes the bytes
 * @param damage what is wrong with them, if damaged blocks are let through; {@code null}
 * if nothing is
 */
record Block(byte[] bytes, @Nullable String damage) {

}
