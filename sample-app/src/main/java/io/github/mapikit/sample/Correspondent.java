// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import io.github.mapikit.model.message.Recipient;

/**
 * Somebody who sent or received a message.
 *
 * @param part {@code FROM}, {@code TO}, {@code CC} or {@code BCC}
 * @param name the name
 * @param address the address: that of the Internet where it is known
 */
record Correspondent(String part, String name, String address) {

	static Correspondent of(Recipient recipient) {
		String smtpAddress = recipient.smtpAddress();
		return new Correspondent(recipient.type().name(), recipient.name(),
				(smtpAddress != null) ? smtpAddress : recipient.address());
	}

}
