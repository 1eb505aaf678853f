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

/**
 * A file, on disk or in a jar. May be used on any thread.
 */
interface MailFile extends MailSource {

	/**
	 * Returns the last part of the file's path.
	 * @return the name
	 */
	String fileName();

	/**
	 * Opens the bytes for reading here and there.
	 * @param limit number of bytes that may be held in memory if the file cannot be read
	 * in another way
	 * @return the bytes, which the caller closes
	 * @throws IOException if they cannot be opened
	 */
	SharedBytes openShared(int limit) throws IOException;

	/**
	 * Returns when the file was last changed.
	 * @return the time, or {@link Ticks#NONE}
	 */
	long modifiedTicks();

}
