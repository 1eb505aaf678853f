// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

/**
 * The settings of a store. Immutable.
 *
 * @param ownerName the name of the mailbox's owner
 * @param ownerAddress the owner's SMTP address
 * @param maxMessageSize the largest message that can be saved or submitted, in bytes
 * @param idsSurviveMoves whether a message that is moved keeps its entry identifier
 * @since 0.1.0
 */
public record StoreOptions(String ownerName, String ownerAddress, long maxMessageSize, boolean idsSurviveMoves) {

}
