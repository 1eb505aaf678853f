// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.model.message;

import java.io.InputStream;
import java.io.OutputStream;

import io.github.mapikit.model.property.PropertyObject;
import io.github.mapikit.model.property.PropertyTags;

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
	 * @throws io.github.mapikit.error.MapiNotFoundException if the attachment holds no
	 * bytes
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
	 * @throws io.github.mapikit.error.MapiNotFoundException if the attachment is no
	 * message
	 */
	Message openEmbeddedMessage();

}
