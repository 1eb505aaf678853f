// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.spi;

/**
 * What a stream on a property is opened for.
 *
 * @since 0.1.0
 */
public enum StreamMode {

	/** To read the value. */
	READ,

	/** To write a value in place of the one that is there. */
	WRITE

}
