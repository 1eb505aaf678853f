// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.contract.model;

import io.github.mapikit.contract.Capability;
import io.github.mapikit.model.EntryId;
import io.github.mapikit.model.MapiObject;
import io.github.mapikit.model.message.Attachment;
import io.github.mapikit.model.message.Message;
import io.github.mapikit.model.property.PropertyTags;
import io.github.mapikit.model.store.Folder;
import io.github.mapikit.model.store.MapiSession;
import io.github.mapikit.model.store.MessageStore;
import io.github.mapikit.model.table.ContentsTable;
import io.github.mapikit.model.table.HierarchyDepth;
import io.github.mapikit.model.table.HierarchyTable;

/**
 * Each kind of object that a task can open, and a use of it that reaches MAPI.
 */
enum OpenedObject {

	STORE {

		@Override
		MapiObject open(MapiSession session) {
			return session.openStore(session.defaultStore().entryId());
		}

		@Override
		void use(MapiObject object) {
			((MessageStore) object).read(PropertyTags.DISPLAY_NAME);
		}

	},

	FOLDER {

		@Override
		MapiObject open(MapiSession session) {
			return session.defaultStore().inbox();
		}

		@Override
		void use(MapiObject object) {
			((Folder) object).read(PropertyTags.DISPLAY_NAME);
		}

	},

	CONTENTS_TABLE {

		@Override
		MapiObject open(MapiSession session) {
			return session.defaultStore().inbox().contents();
		}

		@Override
		void use(MapiObject object) {
			((ContentsTable) object).rowCount();
		}

	},

	HIERARCHY_TABLE {

		@Override
		MapiObject open(MapiSession session) {
			return session.defaultStore().inbox().hierarchy(HierarchyDepth.ALL);
		}

		@Override
		void use(MapiObject object) {
			((HierarchyTable) object).nextRows(1);
		}

	},

	MESSAGE {

		@Override
		MapiObject open(MapiSession session) {
			return session.defaultStore().openMessage(saved(session));
		}

		@Override
		void use(MapiObject object) {
			((Message) object).read(PropertyTags.SUBJECT);
		}

	},

	NEW_MESSAGE {

		@Override
		MapiObject open(MapiSession session) {
			return session.defaultStore().inbox().createMessage();
		}

		@Override
		void use(MapiObject object) {
			((Message) object).set(PropertyTags.SUBJECT, "A message");
		}

	},

	ATTACHMENT {

		@Override
		MapiObject open(MapiSession session) {
			return session.defaultStore().openMessage(saved(session)).createAttachment();
		}

		@Override
		void use(MapiObject object) {
			((Attachment) object).read(PropertyTags.ATTACH_LONG_FILENAME);
		}

		@Override
		Capability needs() {
			return Capability.ATTACHMENTS;
		}

	};

	abstract MapiObject open(MapiSession session);

	abstract void use(MapiObject object);

	Capability needs() {
		return Capability.CREATE_STORE_CONTENT;
	}

	private static EntryId saved(MapiSession session) {
		try (Folder inbox = session.defaultStore().inbox(); Message message = inbox.createMessage()) {
			message.set(PropertyTags.SUBJECT, "A message");
			message.save();
			return message.entryId().orElseThrow();
		}
	}

}
