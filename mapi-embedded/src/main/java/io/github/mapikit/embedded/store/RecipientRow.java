// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import io.github.mapikit.embedded.table.PropertySource;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import org.jspecify.annotations.Nullable;

/**
 * A recipient as a row of the recipient table.
 *
 * @param recipient the recipient
 * @param number its number
 */
record RecipientRow(Recipient recipient, int number) implements PropertySource {

	private static final int MAPI_MAILUSER = 6;

	@Override
	public @Nullable Object get(PropertyTag<?> tag) {
		if (tag.equals(PropertyTags.RECIPIENT_TYPE)) {
			return this.recipient.type().code();
		}
		if (tag.equals(PropertyTags.DISPLAY_NAME)) {
			return this.recipient.name();
		}
		if (tag.equals(PropertyTags.ADDRTYPE)) {
			return this.recipient.addressType();
		}
		if (tag.equals(PropertyTags.EMAIL_ADDRESS)) {
			return this.recipient.address();
		}
		if (tag.equals(PropertyTags.SMTP_ADDRESS)) {
			return this.recipient.smtpAddress();
		}
		if (tag.equals(PropertyTags.ROWID)) {
			return this.number;
		}
		return tag.equals(PropertyTags.OBJECT_TYPE) ? (Integer) MAPI_MAILUSER : null;
	}

}
