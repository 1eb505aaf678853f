// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.nativemapi.thread;

import io.github.mapikit.error.MapiCallExceptions;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.nativemapi.com.ComAttachment;
import io.github.mapikit.nativemapi.com.ComMessage;
import io.github.mapikit.spi.OpenRequest;
import io.github.mapikit.spi.Opened;

/**
 * An attachment of a message.
 */
final class AttachmentHandle extends PropertyHandle<ComAttachment> {

	private final StoreHandle store;

	AttachmentHandle(StoreHandle store, ComAttachment com) {
		super(com, true);
		this.store = store;
	}

	@Override
	Opened open(OpenRequest request) {
		if (!(request instanceof OpenRequest.EmbeddedMessage)) {
			throw refused(request);
		}
		int method = com().getProps(PropertyTags.ATTACH_METHOD).getOrDefault(PropertyTags.ATTACH_METHOD, 0);
		if (method != AttachmentMethod.EMBEDDED_MESSAGE.code()) {
			throw MapiCallExceptions.of("IMAPIProp::OpenProperty", null, MapiErrors.MAPI_E_NOT_FOUND,
					"attachment " + com().number() + " is no message", null);
		}
		return new Opened(new MessageHandle(this.store, openOrCreate()), null, -1, null);
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
