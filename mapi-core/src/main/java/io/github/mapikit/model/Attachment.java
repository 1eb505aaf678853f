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

package io.github.mapikit.model;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * An attachment of a message.
 * <p>
 * Source: "IAttach : IMAPIProp" (MAPI reference).
 *
 * @since 0.1.0
 */
public interface Attachment extends PropertyObject {

	/**
	 * Returns the number of the attachment within its message.
	 * @return the {@link PropertyTags#ATTACH_NUM}
	 */
	int number();

	/**
	 * Returns how the attachment holds its content.
	 * @return the method
	 */
	AttachmentMethod method();

	/**
	 * Opens the content of an attachment that holds bytes.
	 * @return the stream; the caller closes it
	 * @throws io.github.mapikit.MapiNotFoundException if the attachment holds no bytes
	 */
	InputStream openContent();

	/**
	 * Opens a stream whose bytes become the content; the attachment then holds them
	 * {@linkplain AttachmentMethod#BY_VALUE by value}.
	 * @return the stream; the caller closes it before the attachment is saved
	 */
	OutputStream openContentOutput();

	/**
	 * Opens the message that the attachment is.
	 * @return the message; the caller closes it
	 * @throws io.github.mapikit.MapiNotFoundException if the attachment is no message
	 */
	Message openEmbeddedMessage();

}
