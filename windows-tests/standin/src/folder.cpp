// SPDX-License-Identifier: Apache-2.0

#include <functional>

#include "folder_rows.h"
#include "log.h"
#include "message.h"
#include "open_entry.h"
#include "properties.h"
#include "stream.h"
#include "table.h"
#include "text.h"

namespace standin {

namespace {

// {7C0D9C54-3E0B-4D0E-9E2F-52A1C5B9A7E6}: answered by folders of this stand-in alone
constexpr GUID iid_of_own_folder = {0x7C0D9C54, 0x3E0B, 0x4D0E, {0x9E, 0x2F, 0x52, 0xA1, 0xC5, 0xB9, 0xA7, 0xE6}};

const std::vector<ULONG> contents_columns = {PR_ENTRYID, PR_INSTANCE_KEY, PR_RECORD_KEY, PR_MESSAGE_CLASS_W,
		PR_SUBJECT_W, PR_SENDER_NAME_W, PR_DISPLAY_TO_W, PR_MESSAGE_DELIVERY_TIME, PR_LAST_MODIFICATION_TIME,
		PR_MESSAGE_FLAGS, PR_MESSAGE_SIZE, PR_MSG_STATUS, PR_HASATTACH, PR_OBJECT_TYPE};

const std::vector<ULONG> hierarchy_columns = {PR_ENTRYID, PR_INSTANCE_KEY, PR_RECORD_KEY, PR_DISPLAY_NAME_W,
		PR_PARENT_ENTRYID, PR_CONTENT_COUNT, PR_CONTENT_UNREAD, PR_SUBFOLDERS, PR_DEPTH, PR_FOLDER_TYPE,
		PR_OBJECT_TYPE};

/** A folder of the mailbox. Its properties are changed at once: folders have no transactions. */
class FolderObject final : public PropertyObject<IMAPIFolder> {

public:
	FolderObject(std::shared_ptr<StoredFolder> folder, bool writable, std::shared_ptr<Roof> under)
		: PropertyObject(Kind::folder, std::move(under)), folder_(std::move(folder)), writable_(writable) {}

	const char *interface_name() const override { return "IMAPIFolder"; }

	const std::shared_ptr<StoredFolder> &stored() const { return folder_; }

	HRESULT STDMETHODCALLTYPE SaveChanges(ULONG) override {
		ENTER(SaveChanges, server)
		return S_OK;
	}

	// container

	HRESULT STDMETHODCALLTYPE GetContentsTable(ULONG flags, IMAPITable **table) override {
		ENTER(GetContentsTable, server)
		if (table == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		check_unicode("IMAPIContainer::GetContentsTable", flags);
		Held held(mailbox().lock());
		HRESULT state = check_state();
		if (FAILED(state)) {
			return state;
		}
		constexpr ULONG hidden = MAPI_ASSOCIATED | 0x2 /* SHOW_SOFT_DELETES */;
		std::shared_ptr<RowSource> rows
				= (flags & hidden) != 0 ? std::make_shared<FixedRows>(Rows()) : contents_of(folder_);
		*table = make_table(rows, contents_columns, core_.under(), mailbox().id_of(*folder_), TableKind::contents);
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE GetHierarchyTable(ULONG flags, IMAPITable **table) override {
		ENTER(GetHierarchyTable, server)
		if (table == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		check_unicode("IMAPIContainer::GetHierarchyTable", flags);
		Held held(mailbox().lock());
		HRESULT state = check_state();
		if (FAILED(state)) {
			return state;
		}
		*table = make_table(hierarchy_of(folder_, (flags & CONVENIENT_DEPTH) != 0), hierarchy_columns, core_.under(),
				mailbox().id_of(*folder_));
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE OpenEntry(ULONG bytes, LPENTRYID id, const IID *wanted, ULONG flags, ULONG *type,
			LPUNKNOWN *object) override {
		ENTER(OpenEntry, server)
		Held held(mailbox().lock());
		std::string why;
		HRESULT result = open_entry(bytes, id, wanted, flags, type, object, core_.under(), why);
		return FAILED(result) ? fail(result, why) : result;
	}

	HRESULT STDMETHODCALLTYPE SetSearchCriteria(LPSRestriction, LPENTRYLIST, ULONG) override {
		ENTER(SetSearchCriteria, server)
		return fail(MAPI_E_NO_SUPPORT, "there are no search folders");
	}

	HRESULT STDMETHODCALLTYPE GetSearchCriteria(ULONG, LPSRestriction *, LPENTRYLIST *, ULONG *) override {
		ENTER(GetSearchCriteria, server)
		return fail(MAPI_E_NO_SUPPORT, "there are no search folders");
	}

	// messages

	HRESULT STDMETHODCALLTYPE CreateMessage(const IID *wanted, ULONG, IMessage **message) override {
		ENTER(CreateMessage, server)
		if (message == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		*message = nullptr;
		if (wanted != nullptr && !IsEqualGUID(*wanted, iid_of_IMessage)) {
			return MAPI_E_INTERFACE_NOT_SUPPORTED;
		}
		Held held(mailbox().lock());
		HRESULT state = check_state();
		if (FAILED(state)) {
			return state;
		}
		*message = new_message(folder_, core_.under());
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE CopyMessages(LPENTRYLIST list, const IID *, LPVOID destination, ULONG_PTR,
			IMAPIProgress *, ULONG flags) override {
		ENTER(CopyMessages, server)
		Held held(mailbox().lock());
		std::shared_ptr<StoredFolder> to = own_folder(destination);
		HRESULT state = check_state();
		if (FAILED(state)) {
			return state;
		}
		if (to == nullptr) {
			return fail(MAPI_E_INVALID_PARAMETER, "the destination is no folder of this store");
		}
		if (to->deleted) {
			return fail(MAPI_E_OBJECT_DELETED, "the destination was deleted");
		}
		bool move = (flags & MESSAGE_MOVE) != 0;
		return for_each(list, [&](StoredMessage &message) { copy_message(message, *to, move); });
	}

	HRESULT STDMETHODCALLTYPE DeleteMessages(LPENTRYLIST list, ULONG_PTR, IMAPIProgress *, ULONG) override {
		ENTER(DeleteMessages, server)
		Held held(mailbox().lock());
		HRESULT state = check_state();
		return FAILED(state) ? state : for_each(list, [](StoredMessage &message) {
			mailbox().tell(fnevObjectDeleted, message);
			mailbox().delete_message(message);
		});
	}

	HRESULT STDMETHODCALLTYPE SetReadFlags(LPENTRYLIST list, ULONG_PTR, IMAPIProgress *, ULONG flags) override {
		ENTER(SetReadFlags, server)
		Held held(mailbox().lock());
		HRESULT state = check_state();
		if (FAILED(state)) {
			return state;
		}
		bool clear = (flags & CLEAR_READ_FLAG) != 0;
		std::function<void(StoredMessage &)> set = [clear](StoredMessage &message) {
			ULONG changed = clear ? message.flags & ~static_cast<ULONG>(MSGFLAG_READ) : message.flags | MSGFLAG_READ;
			if (changed != message.flags) {
				mailbox().set_flags(message, changed);
				mailbox().tell(fnevObjectModified, message);
			}
		};
		if (list == nullptr) {
			for (const std::pair<const ULONGLONG, std::shared_ptr<StoredMessage>> &each : folder_->messages) {
				set(*each.second);
			}
			return S_OK;
		}
		return for_each(list, set);
	}

	HRESULT STDMETHODCALLTYPE GetMessageStatus(ULONG bytes, LPENTRYID id, ULONG, ULONG *status) override {
		ENTER(GetMessageStatus, server)
		Held held(mailbox().lock());
		std::shared_ptr<StoredMessage> message = mailbox().message(bytes, id);
		if (status == nullptr || message == nullptr) {
			return status == nullptr ? MAPI_E_INVALID_PARAMETER : fail(MAPI_E_NOT_FOUND, "there is no such message");
		}
		*status = message->status;
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE SetMessageStatus(ULONG bytes, LPENTRYID id, ULONG status, ULONG mask,
			ULONG *old) override {
		ENTER(SetMessageStatus, server)
		Held held(mailbox().lock());
		std::shared_ptr<StoredMessage> message = mailbox().message(bytes, id);
		if (message == nullptr) {
			return fail(MAPI_E_NOT_FOUND, "there is no such message");
		}
		if (old != nullptr) {
			*old = message->status;
		}
		message->status = (message->status & ~mask) | (status & mask);
		message->folder->version++;
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE SaveContentsSort(LPSSortOrderSet, ULONG) override {
		ENTER(SaveContentsSort, server)
		return MAPI_E_NO_SUPPORT;
	}

	HRESULT STDMETHODCALLTYPE EmptyFolder(ULONG_PTR, IMAPIProgress *, ULONG) override {
		ENTER(EmptyFolder, server)
		Held held(mailbox().lock());
		HRESULT state = check_state();
		if (FAILED(state)) {
			return state;
		}
		while (!folder_->messages.empty()) {
			std::shared_ptr<StoredMessage> message = folder_->messages.begin()->second;
			mailbox().tell(fnevObjectDeleted, *message);
			mailbox().delete_message(*message);
		}
		while (!folder_->children.empty()) {
			mailbox().delete_folder(*folder_->children.back());
		}
		return S_OK;
	}

	// folders

	HRESULT STDMETHODCALLTYPE CreateFolder(ULONG type, LPTSTR name, LPTSTR comment, const IID *wanted, ULONG flags,
			IMAPIFolder **folder) override {
		ENTER(CreateFolder, server)
		if (folder == nullptr || name == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		*folder = nullptr;
		if (wanted != nullptr && !IsEqualGUID(*wanted, iid_of_IMAPIFolder)) {
			return MAPI_E_INTERFACE_NOT_SUPPORTED;
		}
		if (type != FOLDER_GENERIC) {
			return fail(MAPI_E_NO_SUPPORT, "there are no search folders");
		}
		check_unicode("IMAPIFolder::CreateFolder", flags);
		bool unicode = (flags & MAPI_UNICODE) != 0;
		std::wstring text = argument(name, unicode);
		if (text.empty()) {
			return fail(MAPI_E_INVALID_PARAMETER, "a folder has a name");
		}
		Held held(mailbox().lock());
		HRESULT state = check_state();
		if (FAILED(state)) {
			return state;
		}
		std::shared_ptr<StoredFolder> made = mailbox().child(*folder_, text);
		if (made != nullptr && (flags & OPEN_IF_EXISTS) == 0) {
			return fail(MAPI_E_COLLISION, "there is a folder of that name");
		}
		if (made == nullptr) {
			made = mailbox().add_folder(*folder_, text);
			if (comment != nullptr) {
				made->properties.set(Value::of_text(PR_COMMENT_W, argument(comment, unicode)));
			}
		}
		*folder = open_folder(made, true, core_.under());
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE CopyFolder(ULONG bytes, LPENTRYID id, const IID *, LPVOID destination, LPTSTR name,
			ULONG_PTR, IMAPIProgress *, ULONG flags) override {
		ENTER(CopyFolder, server)
		Held held(mailbox().lock());
		std::shared_ptr<StoredFolder> to = own_folder(destination);
		HRESULT state = check_state();
		if (FAILED(state)) {
			return state;
		}
		std::shared_ptr<StoredFolder> from = child_by_id(bytes, id);
		if (from == nullptr) {
			return fail(MAPI_E_NOT_FOUND, "the folder has no such subfolder");
		}
		if (to == nullptr) {
			return fail(MAPI_E_INVALID_PARAMETER, "the destination is no folder of this store");
		}
		for (StoredFolder *above = to.get(); above != nullptr; above = above->parent) {
			if (above == from.get()) {
				return fail(MAPI_E_FOLDER_CYCLE, "the destination is in the folder itself");
			}
		}
		std::wstring text = name != nullptr ? argument(name, (flags & MAPI_UNICODE) != 0) : from->name();
		std::shared_ptr<StoredFolder> same = mailbox().child(*to, text);
		if (same != nullptr && same != from) {
			return fail(MAPI_E_COLLISION, "there is a folder of that name");
		}
		if ((flags & FOLDER_MOVE) != 0) {
			mailbox().move_folder(*from, *to, text);
		}
		else {
			mailbox().copy_folder(*from, *to, text, (flags & COPY_SUBFOLDERS) != 0);
		}
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE DeleteFolder(ULONG bytes, LPENTRYID id, ULONG_PTR, IMAPIProgress *,
			ULONG flags) override {
		ENTER(DeleteFolder, server)
		Held held(mailbox().lock());
		HRESULT state = check_state();
		if (FAILED(state)) {
			return state;
		}
		std::shared_ptr<StoredFolder> folder = child_by_id(bytes, id);
		if (folder == nullptr) {
			return fail(MAPI_E_NOT_FOUND, "the folder has no such subfolder");
		}
		Mailbox &box = mailbox();
		if (folder == box.inbox || folder == box.outbox || folder == box.sent || folder == box.wastebasket
				|| folder == box.subtree || folder == box.finder) {
			return fail(MAPI_E_NO_ACCESS, "the folder is one of the usual ones");
		}
		if (!folder->messages.empty() && (flags & DEL_MESSAGES) == 0) {
			return fail(MAPI_E_HAS_MESSAGES, "the folder has messages");
		}
		if (!folder->children.empty() && (flags & DEL_FOLDERS) == 0) {
			return fail(MAPI_E_HAS_FOLDERS, "the folder has folders");
		}
		mailbox().delete_folder(*folder);
		return S_OK;
	}

protected:
	bool implements(REFIID wanted) const override {
		return IsEqualGUID(wanted, iid_of_IMAPIFolder) || IsEqualGUID(wanted, iid_of_IMAPIContainer)
				|| IsEqualGUID(wanted, iid_of_IMAPIProp) || IsEqualGUID(wanted, iid_of_own_folder);
	}

	HRESULT check_state() override {
		return folder_->deleted ? fail(MAPI_E_OBJECT_DELETED, "the folder was deleted") : S_OK;
	}

	HRESULT open_property(ULONG tag, REFIID wanted, ULONG options, ULONG flags, LPUNKNOWN *object) override {
		if (IsEqualGUID(wanted, iid_of_IMAPITable)) {
			IMAPITable **table = reinterpret_cast<IMAPITable **>(object);
			ULONG id = PROP_ID(tag);
			return id == PROP_ID(PR_CONTAINER_CONTENTS) ? GetContentsTable(MAPI_UNICODE, table)
					: id == PROP_ID(PR_CONTAINER_HIERARCHY) ? GetHierarchyTable(MAPI_UNICODE, table)
															: MAPI_E_NOT_FOUND;
		}
		if (!IsEqualGUID(wanted, IID_IStream)) {
			return MAPI_E_INTERFACE_NOT_SUPPORTED;
		}
		std::shared_ptr<StoredFolder> folder = folder_;
		return open_stream(*this, core_.under(), tag, options, flags,
				[folder](const Value &value) {
					folder->properties.set(value);
					return S_OK;
				},
				object);
	}

	void dropped() override {
		Held held(mailbox().lock());
		static const std::shared_ptr<StoredFolder> nothing = std::make_shared<StoredFolder>();
		folder_ = nothing;
	}

	// properties

	const Value *find(ULONG id, Value &scratch) override { return folder_->find(id, scratch); }

	void list(std::vector<ULONG> &tags) override {
		for (const Value &value : folder_->properties.all()) {
			tags.push_back(value.tag());
		}
		tags.insert(tags.end(),
				{PR_ENTRYID, PR_RECORD_KEY, PR_PARENT_ENTRYID, PR_OBJECT_TYPE, PR_CONTENT_COUNT, PR_CONTENT_UNREAD,
						PR_SUBFOLDERS, PR_FOLDER_TYPE, PR_ACCESS, PR_ACCESS_LEVEL, PR_STORE_ENTRYID,
						PR_STORE_RECORD_KEY, PR_MAPPING_SIGNATURE, PR_STORE_SUPPORT_MASK});
	}

	bool is_computed(ULONG id) override {
		switch (id) {
			case PROP_ID(PR_ENTRYID):
			case PROP_ID(PR_RECORD_KEY):
			case PROP_ID(PR_PARENT_ENTRYID):
			case PROP_ID(PR_OBJECT_TYPE):
			case PROP_ID(PR_CONTENT_COUNT):
			case PROP_ID(PR_CONTENT_UNREAD):
			case PROP_ID(PR_SUBFOLDERS):
			case PROP_ID(PR_FOLDER_TYPE):
			case PROP_ID(PR_ACCESS):
			case PROP_ID(PR_ACCESS_LEVEL):
			case PROP_ID(PR_STORE_ENTRYID):
			case PROP_ID(PR_STORE_RECORD_KEY):
			case PROP_ID(PR_MAPPING_SIGNATURE):
			case PROP_ID(PR_STORE_SUPPORT_MASK):
				return true;
			default:
				return false;
		}
	}

	HRESULT set(const std::vector<Value> &values) override {
		if (!writable_) {
			return MAPI_E_NO_ACCESS;
		}
		for (const Value &value : values) {
			if (value.id() == PROP_ID(PR_DISPLAY_NAME_W) && value.type() == PT_UNICODE && folder_->parent != nullptr) {
				std::shared_ptr<StoredFolder> same = mailbox().child(*folder_->parent, value.text());
				if (same != nullptr && same != folder_) {
					return MAPI_E_COLLISION;
				}
				mailbox().rename_folder(*folder_, value.text());
			}
			else {
				folder_->properties.set(value);
			}
		}
		folder_->properties.set(Value::of_time(PR_LAST_MODIFICATION_TIME, now_as_file_time()));
		mailbox().hierarchy_version++;
		mailbox().tell(fnevObjectModified, *folder_);
		return S_OK;
	}

	HRESULT erase(const std::vector<ULONG> &ids) override {
		if (!writable_) {
			return MAPI_E_NO_ACCESS;
		}
		for (ULONG id : ids) {
			folder_->properties.erase(id);
		}
		return S_OK;
	}

private:
	/** The folder behind an object, if it is one of ours. */
	static std::shared_ptr<StoredFolder> own_folder(void *object) {
		void *found = nullptr;
		if (object == nullptr
				|| FAILED(static_cast<IUnknown *>(object)->QueryInterface(iid_of_own_folder, &found))) {
			return nullptr;
		}
		FolderObject *folder = static_cast<FolderObject *>(static_cast<IMAPIFolder *>(found));
		std::shared_ptr<StoredFolder> stored = folder->folder_;
		folder->Release();
		return stored;
	}

	std::shared_ptr<StoredFolder> child_by_id(ULONG bytes, const void *id) const {
		std::shared_ptr<StoredFolder> found = mailbox().folder(bytes, id);
		return found != nullptr && found->parent == folder_.get() ? found : nullptr;
	}

	/** Does something with each message of a list that is in this folder. */
	HRESULT for_each(LPENTRYLIST list, const std::function<void(StoredMessage &)> &work) {
		if (list == nullptr || (list->cValues > 0 && list->lpbin == nullptr)) {
			return MAPI_E_INVALID_PARAMETER;
		}
		bool all = true;
		for (ULONG i = 0; i < list->cValues; i++) {
			std::shared_ptr<StoredMessage> message = mailbox().message(list->lpbin[i].cb, list->lpbin[i].lpb);
			if (message != nullptr && message->folder == folder_.get()) {
				work(*message);
			}
			else {
				all = false;
			}
		}
		return all ? S_OK : MAPI_W_PARTIAL_COMPLETION;
	}

	static void copy_message(StoredMessage &message, StoredFolder &to, bool move) {
		std::shared_ptr<StoredMessage> copy
				= mailbox().add_message(to, message.content, message.flags, message.status);
		Bytes old_id = mailbox().id_of(message);
		Bytes old_parent = mailbox().id_of(*message.folder);
		if (move) {
			mailbox().delete_message(message);
		}
		mailbox().tell_moved(move ? fnevObjectMoved : fnevObjectCopied, *copy, old_id, old_parent);
	}

	std::shared_ptr<StoredFolder> folder_;
	bool writable_;
};

} // namespace

IMAPIFolder *open_folder(std::shared_ptr<StoredFolder> folder, bool writable, std::shared_ptr<Roof> under) {
	return new FolderObject(std::move(folder), writable, std::move(under));
}

} // namespace standin
