// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi;

/**
 * The COM apartment that a thread lives in (R10).
 *
 * @since 0.1.0
 */
public enum ComApartment {

	/** Multithreaded: the thread need not pump messages. */
	MTA,

	/** Single-threaded: the thread pumps messages whenever it waits. */
	STA

}
