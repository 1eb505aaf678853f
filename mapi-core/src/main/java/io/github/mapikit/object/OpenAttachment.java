// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.object;

import java.io.InputStream;
import java.io.OutputStream;

import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyChanges;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.runtime.thread.ScopedObject;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.Opened;

/**
 * An attachment.
 */
final class OpenAttachment extends OpenProperties implements Attachment {

	private static final String OPEN_PROPERTY = "IMAPIProp::OpenProperty";

	private static final PropertyChanges BY_VALUE = PropertyChanges.of(PropertyTags.ATTACH_METHOD,
			AttachmentMethod.BY_VALUE.code());

	private final int number;

	OpenAttachment(ScopedObject message, Opened attachment) {
		super("attachment", message, false, attachment.handle(), true);
		this.number = attachment.number();
	}

	@Override
	public int number() {
		return this.number;
	}

	@Override
	public AttachmentMethod method() {
		return call(GET_PROPS, () -> AttachmentMethod
			.ofCode(current(PropertyTags.ATTACH_METHOD).getOrDefault(PropertyTags.ATTACH_METHOD, 0)));
	}

	@Override
	public InputStream openContent() {
		return openStream(PropertyTags.ATTACH_DATA_BIN);
	}

	@Override
	public OutputStream openContentOutput() {
		return call(OPEN_PROPERTY, () -> openOutput(PropertyTags.ATTACH_DATA_BIN, BY_VALUE));
	}

	@Override
	public Message openEmbeddedMessage() {
		return call(OPEN_PROPERTY, () -> {
			prepare();
			return OpenMessage.embedded(this, driver().open(handle(), new OpenRequest.EmbeddedMessage()));
		});
	}

}
