// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.builder.ltp;

/**
 * A property as a file has it.
 *
 * @param id the identifier
 * @param type the number of the type
 * @param value the value, of the Java type that {@link PropertyEncoder} takes for it
 */
public record Property(int id, int type, Object value) {
}
