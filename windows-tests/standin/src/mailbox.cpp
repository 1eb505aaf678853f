// SPDX-License-Identifier: Apache-2.0

#include "mailbox.h"

#include "bodies.h"
#include "tags.h"
#include "text.h"

namespace standin {

namespace {

constexpr LONG support_mask = STORE_ENTRYID_UNIQUE | STORE_SUBMIT_OK | STORE_MODIFY_OK | STORE_CREATE_OK
		| STORE_ATTACH_OK | STORE_NOTIFY_OK | STORE_MV_PROPS_OK | STORE_RTF_OK | STORE_RESTRICTION_OK | STORE_SORT_OK
		| 0x00010000 /* STORE_HTML_OK */ | 0x00040000 /* STORE_UNICODE_OK */;

const Value *kept(Value &scratch, const Value &value) {
	scratch = value;
	return &scratch;
}

/** What all objects of the store have. */
const Value *store_property(ULONG id, Value &scratch) {
	EntryIds &ids = mailbox().entry_ids;
	switch (id) {
		case PROP_ID(PR_STORE_ENTRYID):
			return kept(scratch, mailbox().store_key);
		case PROP_ID(PR_STORE_RECORD_KEY):
			return kept(scratch, Value::of_bytes(PR_STORE_RECORD_KEY, ids.mailbox_key()));
		case PROP_ID(PR_MAPPING_SIGNATURE):
			return kept(scratch, Value::of_bytes(PR_MAPPING_SIGNATURE, ids.mailbox_key()));
		case PROP_ID(PR_STORE_SUPPORT_MASK):
			return kept(scratch, Value::of_long(PR_STORE_SUPPORT_MASK, support_mask));
		case PROP_ID(PR_ACCESS_LEVEL):
			return kept(scratch, Value::of_long(PR_ACCESS_LEVEL, MAPI_MODIFY));
		default:
			return nullptr;
	}
}

} // namespace

const Value *message_property(const MessageContent &content, const StoredMessage *stored, const StoredFolder *folder,
		ULONG flags, ULONG id, Value &scratch) {
	switch (id) {
		case PROP_ID(PR_ENTRYID):
		case PROP_ID(PR_RECORD_KEY):
		case PROP_ID(PR_INSTANCE_KEY):
			return stored == nullptr ? nullptr : kept(scratch, stored->key.with_tag(PROP_TAG(PT_BINARY, id)));
		case PROP_ID(PR_PARENT_ENTRYID):
			return folder == nullptr ? nullptr : kept(scratch, folder->key.with_tag(PR_PARENT_ENTRYID));
		case PROP_ID(PR_OBJECT_TYPE):
			return kept(scratch, Value::of_long(PR_OBJECT_TYPE, MAPI_MESSAGE));
		case PROP_ID(PR_MESSAGE_FLAGS): {
			ULONG attached = content.attachments.empty() ? 0 : MSGFLAG_HASATTACH;
			LONG all = static_cast<LONG>((flags & ~static_cast<ULONG>(MSGFLAG_HASATTACH)) | attached);
			return kept(scratch, Value::of_long(PR_MESSAGE_FLAGS, all));
		}
		case PROP_ID(PR_MSG_STATUS):
			return kept(scratch, Value::of_long(PR_MSG_STATUS, stored != nullptr ? static_cast<LONG>(stored->status)
					: 0));
		case PROP_ID(PR_HASATTACH):
			return kept(scratch, Value::of_bool(PR_HASATTACH, !content.attachments.empty()));
		case PROP_ID(PR_ACCESS):
			return kept(scratch, Value::of_long(PR_ACCESS, MAPI_ACCESS_MODIFY | MAPI_ACCESS_READ | MAPI_ACCESS_DELETE));
		case PROP_ID(PR_BODY_W):
			return body_text(content.properties, scratch);
		default: {
			const Value *value = content.properties.find(id);
			return value != nullptr ? value : store_property(id, scratch);
		}
	}
}

const Value *StoredMessage::find(ULONG wanted, Value &scratch) const {
	return message_property(*content, this, folder, flags, wanted, scratch);
}

namespace {

/** An attachment as a row of a subtable. */
class AttachmentRow final : public Row {

public:
	explicit AttachmentRow(std::shared_ptr<const AttachmentContent> content) : content_(std::move(content)) {}

	const Value *find(ULONG id, Value &scratch) const override { return content_->find(id, scratch); }
	ULONGLONG identity() const override { return content_->number; }

private:
	std::shared_ptr<const AttachmentContent> content_;
};

} // namespace

std::shared_ptr<const Row> attachment_row(std::shared_ptr<const AttachmentContent> content) {
	return std::make_shared<AttachmentRow>(std::move(content));
}

void StoredMessage::sub_rows(ULONG wanted, Rows &rows) const {
	if (wanted == PROP_ID(PR_MESSAGE_RECIPIENTS)) {
		for (const PropertyBag &recipient : content->recipients) {
			rows.push_back(std::make_shared<FixedRow>(recipient, rows.size()));
		}
	}
	else if (wanted == PROP_ID(PR_MESSAGE_ATTACHMENTS)) {
		for (const std::shared_ptr<const AttachmentContent> &attachment : content->attachments) {
			rows.push_back(attachment_row(attachment));
		}
	}
}

const Value *StoredFolder::find(ULONG wanted, Value &scratch) const {
	switch (wanted) {
		case PROP_ID(PR_ENTRYID):
		case PROP_ID(PR_RECORD_KEY):
		case PROP_ID(PR_INSTANCE_KEY):
			return kept(scratch, key.with_tag(PROP_TAG(PT_BINARY, wanted)));
		case PROP_ID(PR_PARENT_ENTRYID):
			return kept(scratch, (parent != nullptr ? *parent : *this).key.with_tag(PR_PARENT_ENTRYID));
		case PROP_ID(PR_OBJECT_TYPE):
			return kept(scratch, Value::of_long(PR_OBJECT_TYPE, MAPI_FOLDER));
		case PROP_ID(PR_CONTENT_COUNT):
			return kept(scratch, Value::of_long(PR_CONTENT_COUNT, static_cast<LONG>(messages.size())));
		case PROP_ID(PR_CONTENT_UNREAD):
			return kept(scratch, Value::of_long(PR_CONTENT_UNREAD, unread));
		case PROP_ID(PR_SUBFOLDERS):
			return kept(scratch, Value::of_bool(PR_SUBFOLDERS, !children.empty()));
		case PROP_ID(PR_FOLDER_TYPE):
			return kept(scratch, Value::of_long(PR_FOLDER_TYPE, parent != nullptr ? FOLDER_GENERIC : FOLDER_ROOT));
		case PROP_ID(PR_ACCESS):
			return kept(scratch,
					Value::of_long(PR_ACCESS,
							MAPI_ACCESS_MODIFY | MAPI_ACCESS_READ | MAPI_ACCESS_DELETE | MAPI_ACCESS_CREATE_HIERARCHY
									| MAPI_ACCESS_CREATE_CONTENTS));
		default: {
			const Value *value = properties.find(wanted);
			return value != nullptr ? value : store_property(wanted, scratch);
		}
	}
}

std::wstring StoredFolder::name() const {
	const Value *value = properties.find(PROP_ID(PR_DISPLAY_NAME_W));
	return value != nullptr ? value->text() : std::wstring();
}

Mailbox &mailbox() {
	static Mailbox *instance = new Mailbox();
	return *instance;
}

Mailbox::Mailbox() {
	reset();
}

void Mailbox::reset() {
	Held held(lock_);
	entry_ids.renew();
	store_key = Value::of_bytes(PR_STORE_ENTRYID, entry_ids.store());
	owner_name = L"Stand-in Owner";
	owner_address = L"owner@standin.example";
	folders_.clear();
	messages_.clear();
	deleted_folders_.clear();
	root = make_folder(nullptr, L"Root - Mailbox");
	subtree = make_folder(root.get(), L"Top of Information Store");
	finder = make_folder(root.get(), L"Finder");
	inbox = make_folder(subtree.get(), L"Inbox");
	outbox = make_folder(subtree.get(), L"Outbox");
	sent = make_folder(subtree.get(), L"Sent Items");
	wastebasket = make_folder(subtree.get(), L"Deleted Items");
	for (const std::shared_ptr<StoredFolder> &folder : {inbox, outbox, sent, wastebasket}) {
		folder->properties.set(Value::of_text(PR_CONTAINER_CLASS_W, L"IPF.Note"));
	}
}

std::shared_ptr<StoredFolder> Mailbox::make_folder(StoredFolder *parent, const std::wstring &name) {
	std::shared_ptr<StoredFolder> made = std::make_shared<StoredFolder>();
	made->id = next_id_++;
	made->key = Value::of_bytes(PR_ENTRYID, entry_ids.folder(made->id));
	made->parent = parent;
	made->folded_name = folded(name);
	made->properties.set(Value::of_text(PR_DISPLAY_NAME_W, name));
	made->properties.set(Value::of_time(PR_CREATION_TIME, now_as_file_time()));
	made->properties.set(Value::of_time(PR_LAST_MODIFICATION_TIME, now_as_file_time()));
	folders_[made->id] = made;
	if (parent != nullptr) {
		parent->children.push_back(made);
	}
	hierarchy_version++;
	return made;
}

std::shared_ptr<StoredFolder> Mailbox::folder(ULONG bytes, const void *id) const {
	ULONG type = 0;
	ULONGLONG number = 0;
	if (!entry_ids.parse(bytes, id, type, number) || type != MAPI_FOLDER) {
		return nullptr;
	}
	std::unordered_map<ULONGLONG, std::shared_ptr<StoredFolder>>::const_iterator found = folders_.find(number);
	return found != folders_.end() ? found->second : nullptr;
}

std::shared_ptr<StoredMessage> Mailbox::message(ULONG bytes, const void *id) const {
	ULONG type = 0;
	ULONGLONG number = 0;
	if (!entry_ids.parse(bytes, id, type, number) || type != MAPI_MESSAGE) {
		return nullptr;
	}
	std::unordered_map<ULONGLONG, std::shared_ptr<StoredMessage>>::const_iterator found = messages_.find(number);
	return found != messages_.end() ? found->second : nullptr;
}

std::shared_ptr<StoredFolder> Mailbox::folder_of(const StoredMessage &message) const {
	std::unordered_map<ULONGLONG, std::shared_ptr<StoredFolder>>::const_iterator found
			= folders_.find(message.folder->id);
	return found != folders_.end() ? found->second : nullptr;
}

std::shared_ptr<StoredFolder> Mailbox::child(StoredFolder &parent, const std::wstring &name) const {
	std::wstring wanted = folded(name);
	for (const std::shared_ptr<StoredFolder> &each : parent.children) {
		if (each->folded_name == wanted) {
			return each;
		}
	}
	return nullptr;
}

std::shared_ptr<StoredFolder> Mailbox::add_folder(StoredFolder &parent, const std::wstring &name) {
	std::shared_ptr<StoredFolder> made = make_folder(&parent, name);
	tell(fnevObjectCreated, *made);
	return made;
}

void Mailbox::rename_folder(StoredFolder &folder, const std::wstring &name) {
	folder.folded_name = folded(name);
	folder.properties.set(Value::of_text(PR_DISPLAY_NAME_W, name));
	hierarchy_version++;
}

void Mailbox::forget_tree(StoredFolder &folder) {
	for (const std::shared_ptr<StoredFolder> &each : folder.children) {
		forget_tree(*each);
	}
	for (const std::pair<const ULONGLONG, std::shared_ptr<StoredMessage>> &each : folder.messages) {
		each.second->deleted = true;
		messages_.erase(each.first);
	}
	folder.messages.clear();
	folder.children.clear();
	folder.unread = 0;
	folder.version++;
	folder.deleted = true;
	deleted_folders_.push_back(folders_[folder.id]);
	folders_.erase(folder.id);
}

void Mailbox::delete_folder(StoredFolder &folder) {
	tell(fnevObjectDeleted, folder);
	std::vector<std::shared_ptr<StoredFolder>> &siblings = folder.parent->children;
	std::shared_ptr<StoredFolder> alive;
	for (size_t i = 0; i < siblings.size(); i++) {
		if (siblings[i].get() == &folder) {
			alive = siblings[i];
			siblings.erase(siblings.begin() + static_cast<long>(i));
			break;
		}
	}
	forget_tree(folder);
	hierarchy_version++;
}

void Mailbox::move_folder(StoredFolder &folder, StoredFolder &to, const std::wstring &name) {
	std::vector<std::shared_ptr<StoredFolder>> &siblings = folder.parent->children;
	for (size_t i = 0; i < siblings.size(); i++) {
		if (siblings[i].get() == &folder) {
			to.children.push_back(siblings[i]);
			siblings.erase(siblings.begin() + static_cast<long>(i));
			break;
		}
	}
	Event event;
	event.type = fnevObjectMoved;
	event.object_type = MAPI_FOLDER;
	event.entry_id = event.old_id = id_of(folder);
	event.old_parent_id = id_of(*folder.parent);
	event.parent_id = id_of(to);
	folder.parent = &to;
	rename_folder(folder, name);
	publish(event);
}

std::shared_ptr<StoredFolder> Mailbox::copy_folder(const StoredFolder &folder, StoredFolder &to,
		const std::wstring &name, bool with_folders) {
	// listed before the copy is added: it may be added to the folder itself
	std::vector<std::shared_ptr<StoredFolder>> children = folder.children;
	std::shared_ptr<StoredFolder> copy = add_folder(to, name);
	for (const Value &value : folder.properties.all()) {
		if (value.id() != PROP_ID(PR_DISPLAY_NAME_W)) {
			copy->properties.set(value);
		}
	}
	for (const std::pair<const ULONGLONG, std::shared_ptr<StoredMessage>> &each : folder.messages) {
		add_message(*copy, each.second->content, each.second->flags, each.second->status);
	}
	if (with_folders) {
		for (const std::shared_ptr<StoredFolder> &child : children) {
			copy_folder(*child, *copy, child->name(), true);
		}
	}
	return copy;
}

std::shared_ptr<StoredMessage> Mailbox::add_message(StoredFolder &folder,
		std::shared_ptr<const MessageContent> content, ULONG flags, ULONG status) {
	std::shared_ptr<StoredMessage> made = std::make_shared<StoredMessage>();
	made->id = next_id_++;
	made->key = Value::of_bytes(PR_ENTRYID, entry_ids.message(made->id));
	made->folder = &folder;
	made->content = std::move(content);
	made->flags = flags;
	made->status = status;
	folder.messages.emplace_hint(folder.messages.end(), made->id, made);
	folder.unread += (flags & MSGFLAG_READ) == 0 ? 1 : 0;
	folder.version++;
	messages_[made->id] = made;
	return made;
}

void Mailbox::replace_content(StoredMessage &message, std::shared_ptr<const MessageContent> content, ULONG flags) {
	message.content = std::move(content);
	message.version++;
	set_flags(message, flags);
}

void Mailbox::set_flags(StoredMessage &message, ULONG flags) {
	bool was_read = (message.flags & MSGFLAG_READ) != 0;
	bool is_read = (flags & MSGFLAG_READ) != 0;
	message.flags = flags;
	if (message.folder != nullptr && !message.deleted) {
		message.folder->unread += was_read == is_read ? 0 : is_read ? -1 : 1;
		message.folder->version++;
	}
}

void Mailbox::delete_message(StoredMessage &message) {
	std::shared_ptr<StoredMessage> alive = messages_[message.id];
	messages_.erase(message.id);
	StoredFolder &folder = *message.folder;
	folder.messages.erase(message.id);
	folder.unread -= (message.flags & MSGFLAG_READ) == 0 ? 1 : 0;
	folder.version++;
	message.deleted = true;
}

void Mailbox::tell(ULONG type, const StoredMessage &message) {
	Event event;
	event.type = type;
	event.object_type = MAPI_MESSAGE;
	event.entry_id = id_of(message);
	event.parent_id = id_of(*message.folder);
	if (type == fnevNewMail) {
		const Value *text = message.content->properties.find(PROP_ID(PR_MESSAGE_CLASS_W));
		event.message_class = text != nullptr ? narrow(text->text()) : "IPM.Note";
		event.message_flags = message.flags;
	}
	publish(event);
	tell_table(*message.folder);
}

void Mailbox::tell(ULONG type, const StoredFolder &folder) {
	Event event;
	event.type = type;
	event.object_type = MAPI_FOLDER;
	event.entry_id = id_of(folder);
	if (folder.parent != nullptr) {
		event.parent_id = id_of(*folder.parent);
		tell_table(*folder.parent);
	}
	publish(event);
}

void Mailbox::tell_table(const StoredFolder &folder) {
	Event event;
	event.type = fnevTableModified;
	event.entry_id = id_of(folder);
	event.table_event = TABLE_CHANGED;
	publish(event);
}

void Mailbox::tell_moved(ULONG type, const StoredMessage &message, const Bytes &old_id, const Bytes &old_parent) {
	Event event;
	event.type = type;
	event.object_type = MAPI_MESSAGE;
	event.entry_id = id_of(message);
	event.parent_id = id_of(*message.folder);
	event.old_id = old_id;
	event.old_parent_id = old_parent;
	publish(event);
	tell_table(*message.folder);
}

} // namespace standin
