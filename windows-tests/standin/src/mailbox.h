// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_MAILBOX_H
#define STANDIN_MAILBOX_H

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "content.h"
#include "entry_id.h"
#include "lock.h"
#include "notify.h"
#include "row.h"

namespace standin {

class StoredFolder;

/** A message in the mailbox. Read and changed with the mailbox locked. */
class StoredMessage final : public Row {

public:
	const Value *find(ULONG id, Value &scratch) const override;
	void sub_rows(ULONG id, Rows &rows) const override;
	ULONGLONG identity() const override { return id; }

	ULONGLONG id = 0;
	StoredFolder *folder = nullptr;
	std::shared_ptr<const MessageContent> content;
	ULONG flags = 0;
	ULONG status = 0;
	/** Changes with each save. */
	ULONGLONG version = 1;
	bool deleted = false;
	/** The entry identifier, made once: tables ask for it again and again. */
	Value key;
};

/** A folder in the mailbox. Read and changed with the mailbox locked. */
class StoredFolder final {

public:
	const Value *find(ULONG id, Value &scratch) const;
	std::wstring name() const;

	ULONGLONG id = 0;
	StoredFolder *parent = nullptr;
	PropertyBag properties;
	std::wstring folded_name;
	std::vector<std::shared_ptr<StoredFolder>> children;
	/** By identifier, which is the order in which they came. */
	std::map<ULONGLONG, std::shared_ptr<StoredMessage>> messages;
	long unread = 0;
	/** Changes with each change of a message. */
	ULONGLONG version = 1;
	bool deleted = false;
	Value key;
};

/** What a message can show of itself, saved or not. */
const Value *message_property(const MessageContent &content, const StoredMessage *stored, const StoredFolder *folder,
		ULONG flags, ULONG id, Value &scratch);

/** The only mailbox. It lasts as long as the process, until it is reset. */
class Mailbox {

public:
	Mailbox();

	/** Empties it: the usual folders, nothing in them, and entry identifiers that open nothing of before. */
	void reset();

	Lock &lock() { return lock_; }

	std::wstring owner_name = L"Stand-in Owner";
	std::wstring owner_address = L"owner@standin.example";

	std::shared_ptr<StoredFolder> root;
	std::shared_ptr<StoredFolder> subtree;
	std::shared_ptr<StoredFolder> inbox;
	std::shared_ptr<StoredFolder> outbox;
	std::shared_ptr<StoredFolder> sent;
	std::shared_ptr<StoredFolder> wastebasket;
	std::shared_ptr<StoredFolder> finder;

	/** Changes with each change of a folder. */
	ULONGLONG hierarchy_version = 1;

	Bytes store_id() const { return entry_ids.store(); }
	static const Bytes &id_of(const StoredFolder &folder) { return folder.key.bytes(); }
	static const Bytes &id_of(const StoredMessage &message) { return message.key.bytes(); }

	std::shared_ptr<StoredFolder> folder(ULONG bytes, const void *id) const;
	std::shared_ptr<StoredMessage> message(ULONG bytes, const void *id) const;
	std::shared_ptr<StoredFolder> folder_of(const StoredMessage &message) const;
	std::shared_ptr<StoredFolder> child(StoredFolder &parent, const std::wstring &name) const;
	std::shared_ptr<StoredFolder> add_folder(StoredFolder &parent, const std::wstring &name);
	void rename_folder(StoredFolder &folder, const std::wstring &name);
	void delete_folder(StoredFolder &folder);
	void move_folder(StoredFolder &folder, StoredFolder &to, const std::wstring &name);
	std::shared_ptr<StoredFolder> copy_folder(const StoredFolder &folder, StoredFolder &to, const std::wstring &name,
			bool with_folders);

	std::shared_ptr<StoredMessage> add_message(StoredFolder &folder, std::shared_ptr<const MessageContent> content,
			ULONG flags, ULONG status = 0);
	void replace_content(StoredMessage &message, std::shared_ptr<const MessageContent> content, ULONG flags);
	void set_flags(StoredMessage &message, ULONG flags);
	void delete_message(StoredMessage &message);

	/** Tells of something that happened to a message or a folder. */
	void tell(ULONG type, const StoredMessage &message);
	void tell(ULONG type, const StoredFolder &folder);
	void tell_moved(ULONG type, const StoredMessage &message, const Bytes &old_id, const Bytes &old_parent);

	EntryIds entry_ids;
	/** The entry identifier of the store. */
	Value store_key;

private:
	std::shared_ptr<StoredFolder> make_folder(StoredFolder *parent, const std::wstring &name);
	void forget_tree(StoredFolder &folder);
	/** Tells those who watch tables of a folder. */
	void tell_table(const StoredFolder &folder);

	Lock lock_;
	ULONGLONG next_id_ = 1;
	std::unordered_map<ULONGLONG, std::shared_ptr<StoredFolder>> folders_;
	std::unordered_map<ULONGLONG, std::shared_ptr<StoredMessage>> messages_;
	/** Deleted folders: messages that somebody has open still name them. */
	std::vector<std::shared_ptr<StoredFolder>> deleted_folders_;
};

Mailbox &mailbox();

/** An attachment as a row of a table. */
std::shared_ptr<const Row> attachment_row(std::shared_ptr<const AttachmentContent> content);

} // namespace standin

#endif
