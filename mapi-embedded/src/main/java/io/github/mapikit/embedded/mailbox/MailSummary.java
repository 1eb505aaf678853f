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

package io.github.mapikit.embedded.mailbox;

import io.github.mapikit.model.MessageFlag;

/**
 * What becomes a {@link MailItem}, while it is being read. Belongs to one thread.
 */
final class MailSummary {

	String subject = "";

	int prefixLength;

	String senderName = "";

	String senderAddress = "";

	String senderAddressType = "";

	String displayTo = "";

	String displayCc = "";

	String messageClass = "IPM.Note";

	String internetMessageId = "";

	long deliveryTicks = Ticks.NONE;

	long submitTicks = Ticks.NONE;

	long size;

	int flags;

	int importance = 1;

	int sensitivity;

	void set(MessageFlag flag, boolean value) {
		this.flags = value ? this.flags | flag.mask() : this.flags & ~flag.mask();
	}

	static String cut(String text) {
		if (text.length() <= MailItem.TEXT_LENGTH) {
			return text;
		}
		int end = MailItem.TEXT_LENGTH;
		return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
	}

}
