// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.mailfiles.pst.ltp;

/**
 * Decodes strings that are in a code page.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CodePageStrings {

	/**
	 * Decodes a string.
	 * @param bytes the bytes
	 * @return the text
	 */
	String decode(byte[] bytes);

}
