// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.embedded.store;

import java.util.Arrays;
import java.util.List;

import io.github.mapikit.embedded.derived.AddressKeys;
import io.github.mapikit.embedded.table.PropertySource;
import io.github.mapikit.model.Binary;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.Recipient;
import io.github.mapikit.model.property.PropertyTag;
import org.jspecify.annotations.Nullable;

/**
 * A recipient as a row of the recipient table.
 *
 * @param recipient the recipient
 * @param number its number
 * @since 0.1.0
 */
public record RecipientRow(Recipient recipient, int number) implements PropertySource {

	private static final int MAPI_MAILUSER = 6;

	private static final int DT_MAILUSER = 0;

	private static final int ENTRYID = 0x0FFF0102;

	private static final int RECORD_KEY = 0x0FF90102;

	private static final int SEARCH_KEY = 0x300B0102;

	private static final int RECIPIENT_TYPE = 0x0C150003;

	private static final int DISPLAY_NAME = 0x3001001F;

	private static final int ADDRTYPE = 0x3002001F;

	private static final int EMAIL_ADDRESS = 0x3003001F;

	private static final int SMTP_ADDRESS = 0x39FE001F;

	private static final int ROWID = 0x30000003;

	private static final int DISPLAY_TYPE = 0x39000003;

	private static final int OBJECT_TYPE = 0x0FFE0003;

	/**
	 * Returns recipients as rows.
	 * @param recipients the recipients
	 * @return a row for each
	 */
	public static PropertySource[] of(List<Recipient> recipients) {
		PropertySource[] rows = new PropertySource[recipients.size()];
		Arrays.setAll(rows, (number) -> new RecipientRow(recipients.get(number), number));
		return rows;
	}

	@Override
	public @Nullable Object get(PropertyTag<?> tag) {
		return switch (tag.value()) {
			case RECIPIENT_TYPE -> this.recipient.type().code();
			case DISPLAY_NAME -> this.recipient.name();
			case ADDRTYPE -> this.recipient.addressType();
			case EMAIL_ADDRESS -> this.recipient.address();
			case SMTP_ADDRESS -> this.recipient.smtpAddress();
			case ENTRYID, RECORD_KEY -> entryId();
			case SEARCH_KEY ->
				isResolved() ? AddressKeys.searchKey(this.recipient.addressType(), this.recipient.address()) : null;
			case ROWID -> this.number;
			case DISPLAY_TYPE -> DT_MAILUSER;
			case OBJECT_TYPE -> MAPI_MAILUSER;
			default -> null;
		};
	}

	private @Nullable Binary entryId() {
		EntryId own = this.recipient.entryId();
		if (own != null) {
			return own.bytes();
		}
		return isResolved()
				? AddressKeys.entryId(this.recipient.name(), this.recipient.addressType(), this.recipient.address())
				: null;
	}

	/** What has no address is in no address book either. */
	private boolean isResolved() {
		return !this.recipient.address().isEmpty() && !this.recipient.addressType().isEmpty();
	}

}
