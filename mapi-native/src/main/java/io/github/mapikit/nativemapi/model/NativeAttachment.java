// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.model;

import java.io.InputStream;
import java.io.OutputStream;

import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.nativemapi.com.ComAttachment;
import io.github.mapikit.nativemapi.com.ComMessage;

/**
 * An attachment.
 */
final class NativeAttachment extends NativePropertyObject<ComAttachment> implements Attachment {

	private final NativeMessage message;

	NativeAttachment(NativeMessage message, ComAttachment attachment) {
		super("attachment", message, false, attachment, true);
		this.message = message;
	}

	@Override
	public int number() {
		return com().number();
	}

	@Override
	public AttachmentMethod method() {
		return call("IMAPIProp::GetProps", this::currentMethod);
	}

	private AttachmentMethod currentMethod() {
		return AttachmentMethod.ofCode(current(PropertyTags.ATTACH_METHOD).getOrDefault(PropertyTags.ATTACH_METHOD, 0));
	}

	@Override
	public InputStream openContent() {
		return openStream(PropertyTags.ATTACH_DATA_BIN);
	}

	@Override
	public OutputStream openContentOutput() {
		return call("IMAPIProp::OpenProperty", () -> openOutput(PropertyTags.ATTACH_DATA_BIN,
				() -> put(PropertyTags.ATTACH_METHOD, AttachmentMethod.BY_VALUE.code())));
	}

	@Override
	public Message openEmbeddedMessage() {
		return call("IMAPIProp::OpenProperty", () -> {
			if (currentMethod() != AttachmentMethod.EMBEDDED_MESSAGE) {
				throw MapiCallExceptions.of("IMAPIProp::OpenProperty", null, MapiErrors.MAPI_E_NOT_FOUND,
						"attachment " + number() + " is no message", null);
			}
			return new NativeMessage(this, this.message.store(), openOrCreate());
		});
	}

	private ComMessage openOrCreate() {
		try {
			return com().openMessage(PropertyTags.ATTACH_DATA_OBJ.value(), false);
		}
		catch (MapiNotFoundException ex) {
			// the attachment was just made one that holds a message
			return com().openMessage(PropertyTags.ATTACH_DATA_OBJ.value(), true);
		}
	}

}
