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

package io.github.mapikit.sample;

import io.github.mapikit.model.Recipient;

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
