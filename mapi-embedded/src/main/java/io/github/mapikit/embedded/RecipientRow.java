/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.mapikit.embedded;

import io.github.mapikit.model.PropertyTag;
import io.github.mapikit.model.PropertyTags;
import io.github.mapikit.model.Recipient;
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
