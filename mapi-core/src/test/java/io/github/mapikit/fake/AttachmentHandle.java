// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.fake;

import java.util.Set;

import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.message.AttachmentMethod;
import io.github.mapikit.model.property.PropertyTag;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.spi.SaveMode;
import org.jspecify.annotations.Nullable;

/**
 * An attachment that somebody has open: a copy of what its message has, to which changes
 * go, until it is saved in turn.
 */
final class AttachmentHandle extends PropertyHandle {

	private static final int MAPI_ATTACH = 7;

	private static final int NOT_RENDERED = -1;

	private static final Set<PropertyTag<?>> COMPUTED = Set.of(PropertyTags.OBJECT_TYPE, PropertyTags.ATTACH_NUM,
			PropertyTags.ATTACH_SIZE);

	final MessageHandle message;

	final int number;

	final MailItem draft;

	AttachmentHandle(MessageHandle message, int number, MailItem draft) {
		this.message = message;
		this.number = number;
		this.draft = draft;
	}

	@Override
	void check(String operation) {
		this.message.check(operation);
	}

	@Override
	PropertyBag all() {
		return all(this.number, this.draft);
	}

	static PropertyBag all(int number, MailItem item) {
		return new PropertyBag(item.values).put(PropertyTags.OBJECT_TYPE, MAPI_ATTACH)
			.put(PropertyTags.ATTACH_NUM, number)
			.put(PropertyTags.ATTACH_SIZE, item.size())
			.putIfAbsent(PropertyTags.ATTACH_METHOD, AttachmentMethod.NONE.code())
			.putIfAbsent(PropertyTags.RENDERING_POSITION, NOT_RENDERED);
	}

	@Override
	PropertyBag own() {
		return this.draft.values;
	}

	@Override
	boolean isComputed(PropertyTag<?> tag) {
		return COMPUTED.contains(tag);
	}

	@Override
	void changed() {
		// what matters is that it is saved
	}

	boolean holdsMessage() {
		return this.draft.values.number(PropertyTags.ATTACH_METHOD) == AttachmentMethod.EMBEDDED_MESSAGE.code();
	}

	void embed(MailItem embedded) {
		this.draft.embedded = embedded;
	}

	@Override
	@Nullable EntryId save(SaveMode mode) {
		this.message.draft.attachments.put(this.number, this.draft.copy());
		this.message.changed();
		return null;
	}

}
