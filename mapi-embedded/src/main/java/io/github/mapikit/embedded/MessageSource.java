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

import io.github.mapikit.embedded.mailbox.MailItem;
import io.github.mapikit.model.PropertyTag;
import org.jspecify.annotations.Nullable;

/**
 * Where a message's content comes from. Unchanging; may be used from any thread.
 */
interface MessageSource {

	/**
	 * Returns a property, from the index if it is there.
	 * @param tag the property
	 * @return the value, or {@code null}
	 */
	@Nullable Object get(PropertyTag<?> tag);

	/**
	 * Returns what the index holds of the message.
	 * @return the entry of the index, or {@code null} if the message is in no file
	 */
	default @Nullable MailItem indexed() {
		return null;
	}

	/**
	 * Loads the whole message.
	 * @return the content
	 */
	MessageContent load();

}
