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

import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes that can be read from their begin as often as needed. May be used on any thread.
 */
interface MailSource {

	/**
	 * Opens the bytes.
	 * @return a stream that the caller closes
	 * @throws IOException if they cannot be opened
	 */
	InputStream open() throws IOException;

	/**
	 * Returns where the bytes are, for people.
	 * @return the path of the file; for an archive also the place within it
	 */
	String location();

}
