// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import io.github.mapikit.model.message.Message;

/**
 * What a test writes into a message before it is saved.
 */
@FunctionalInterface
interface MessageDraft {

	void write(Message message) throws Exception;

}
