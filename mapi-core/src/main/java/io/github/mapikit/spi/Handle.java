// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.spi;

/**
 * An object that a driver has open: a session, a store, a folder, a message, an
 * attachment, a table, a stream or a subscription. What it is, its driver alone knows.
 * For the thread that opened it.
 *
 * @since 0.1.0
 */
public abstract class Handle {

}
