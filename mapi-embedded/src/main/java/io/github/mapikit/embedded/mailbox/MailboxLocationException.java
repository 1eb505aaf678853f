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

import java.io.Serial;

import io.github.mapikit.MapiException;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox was to be opened at a location where there is nothing.
 *
 * @since 0.1.0
 */
public final class MailboxLocationException extends MapiException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String location;

	MailboxLocationException(String location, String reason, @Nullable Throwable cause) {
		super("The mailbox location '" + location + "' cannot be opened: " + reason
				+ ". Name a file or folder that exists and can be read, or a resource as 'classpath:'", cause);
		this.location = location;
	}

	/**
	 * Returns the location, as it was given.
	 * @return the location
	 */
	public String location() {
		return this.location;
	}

}
