// SPDX-License-Identifier: Apache-2.0

#include "store.h"

#include <cstring>
#include <map>

#include "log.h"
#include "memory.h"
#include "notify.h"
#include "open_entry.h"
#include "properties.h"
#include "stream.h"
#include "table.h"
#include "tags.h"
#include "text.h"

namespace standin {

namespace {

const BYTE mdb_provider[16]
		= {0x53, 0x74, 0x61, 0x6E, 0x64, 0x2D, 0x69, 0x6E, 0x20, 0x73, 0x74, 0x6F, 0x72, 0x65, 0x20, 0x31};

constexpr LONG all_folders = FOLDER_IPM_SUBTREE_VALID | FOLDER_IPM_INBOX_VALID | FOLDER_IPM_OUTBOX_VALID
		| FOLDER_IPM_WASTEBASKET_VALID | FOLDER_IPM_SENTMAIL_VALID | FOLDER_FINDER_VALID;

constexpr ULONG tag_default_store = PR_DEFAULT_STORE;

/** What clients have set on the store. */
PropertyBag &set_properties() {
	static PropertyBag *instance = new PropertyBag();
	return *instance;
}

/** The message store. */
class StoreObject final : public PropertyObject<IMsgStore> {

public:
	explicit StoreObject(std::shared_ptr<Roof> under) : PropertyObject(Kind::store, std::move(under)) {
		core_.own_roof();
	}

	const char *interface_name() const override { return "IMsgStore"; }

	HRESULT STDMETHODCALLTYPE SaveChanges(ULONG) override {
		ENTER(SaveChanges, server)
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE Advise(ULONG bytes, LPENTRYID id, ULONG mask, IMAPIAdviseSink *sink,
			ULONG_PTR *connection) override {
		ENTER(Advise, server)
		if (sink == nullptr || connection == nullptr || (bytes > 0 && id == nullptr)) {
			return MAPI_E_INVALID_PARAMETER;
		}
		const BYTE *from = reinterpret_cast<const BYTE *>(id);
		Bytes about = bytes > 0 ? Bytes(from, from + bytes) : Bytes();
		Held held(mailbox().lock());
		if (about == mailbox().store_id()) {
			about.clear();
		}
		std::shared_ptr<Subscription> made = subscribe(sink, mask & ~static_cast<ULONG>(fnevTableModified), about);
		*connection = connection_of(*made);
		subscriptions_[*connection] = made;
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE Unadvise(ULONG_PTR connection) override {
		ENTER(Unadvise, server)
		Held held(mailbox().lock());
		if (subscriptions_.count(connection) == 0) {
			return fail(MAPI_E_INVALID_PARAMETER, "there is no such connection");
		}
		unsubscribe(subscriptions_[connection]);
		subscriptions_.erase(connection);
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE CompareEntryIDs(ULONG bytes1, LPENTRYID id1, ULONG bytes2, LPENTRYID id2, ULONG,
			ULONG *result) override {
		ENTER(CompareEntryIDs, local)
		return compare_entry_ids(bytes1, id1, bytes2, id2, result);
	}

	HRESULT STDMETHODCALLTYPE OpenEntry(ULONG bytes, LPENTRYID id, const IID *wanted, ULONG flags, ULONG *type,
			LPUNKNOWN *object) override {
		ENTER(OpenEntry, server)
		Held held(mailbox().lock());
		std::string why;
		HRESULT result = open_entry(bytes, id, wanted, flags, type, object, core_.own_roof(), why);
		return FAILED(result) ? fail(result, why) : result;
	}

	HRESULT STDMETHODCALLTYPE SetReceiveFolder(LPTSTR, ULONG, ULONG, LPENTRYID) override {
		ENTER(SetReceiveFolder, server)
		return MAPI_E_NO_SUPPORT;
	}

	HRESULT STDMETHODCALLTYPE GetReceiveFolder(LPTSTR, ULONG flags, ULONG *bytes, LPENTRYID *id,
			LPTSTR *explicit_class) override {
		ENTER(GetReceiveFolder, server)
		if (bytes == nullptr || id == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		check_unicode("IMsgStore::GetReceiveFolder", flags);
		Held held(mailbox().lock());
		HRESULT result = write_bytes(mailbox().id_of(*mailbox().inbox), bytes, id);
		if (SUCCEEDED(result) && explicit_class != nullptr) {
			// everything is received in the inbox, by the class that stands for all: the empty one
			void *empty = allocate(sizeof(wchar_t));
			if (empty == nullptr) {
				release(*id);
				*id = nullptr;
				return MAPI_E_NOT_ENOUGH_MEMORY;
			}
			std::memset(empty, 0, sizeof(wchar_t));
			*explicit_class = static_cast<LPTSTR>(empty);
		}
		return result;
	}

	HRESULT STDMETHODCALLTYPE GetReceiveFolderTable(ULONG flags, IMAPITable **table) override {
		ENTER(GetReceiveFolderTable, server)
		if (table == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		check_unicode("IMsgStore::GetReceiveFolderTable", flags);
		Held held(mailbox().lock());
		PropertyBag row;
		row.set(Value::of_bytes(PR_ENTRYID, Bytes(mailbox().id_of(*mailbox().inbox))));
		row.set(Value::of_text(PR_MESSAGE_CLASS_W, L""));
		Rows rows = {std::make_shared<FixedRow>(row, 1)};
		*table = make_table(std::make_shared<FixedRows>(rows), {PR_ENTRYID, PR_MESSAGE_CLASS_W}, core_.own_roof());
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE StoreLogoff(ULONG *) override {
		ENTER(StoreLogoff, server)
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE AbortSubmit(ULONG, LPENTRYID, ULONG) override {
		ENTER(AbortSubmit, server)
		return fail(MAPI_E_UNABLE_TO_ABORT, "messages are sent at once");
	}

	HRESULT STDMETHODCALLTYPE GetOutgoingQueue(ULONG, IMAPITable **) override {
		ENTER(GetOutgoingQueue, server)
		return MAPI_E_NO_SUPPORT;
	}

	HRESULT STDMETHODCALLTYPE SetLockState(IMessage *, ULONG) override {
		ENTER(SetLockState, server)
		return MAPI_E_NO_SUPPORT;
	}

	HRESULT STDMETHODCALLTYPE FinishedMsg(ULONG, ULONG, LPENTRYID) override {
		ENTER(FinishedMsg, server)
		return MAPI_E_NO_SUPPORT;
	}

	HRESULT STDMETHODCALLTYPE NotifyNewMail(LPNOTIFICATION) override {
		ENTER(NotifyNewMail, server)
		return MAPI_E_NO_SUPPORT;
	}

protected:
	bool implements(REFIID wanted) const override {
		return IsEqualGUID(wanted, iid_of_IMsgStore) || IsEqualGUID(wanted, iid_of_IMAPIProp);
	}

	HRESULT open_property(ULONG tag, REFIID wanted, ULONG options, ULONG flags, LPUNKNOWN *object) override {
		if (!IsEqualGUID(wanted, IID_IStream)) {
			return MAPI_E_INTERFACE_NOT_SUPPORTED;
		}
		return open_stream(*this, core_.own_roof(), tag, options, flags,
				[](const Value &value) {
					set_properties().set(value);
					return S_OK;
				},
				object);
	}

	void dropped() override {
		Held held(mailbox().lock());
		for (const std::pair<const ULONG_PTR, std::shared_ptr<Subscription>> &each : subscriptions_) {
			violation("R6", "a store is released before connection %llu of its Advise is given to Unadvise",
					static_cast<unsigned long long>(each.first));
			unsubscribe(each.second);
		}
		subscriptions_.clear();
	}

	const Value *find(ULONG id, Value &scratch) override {
		const Value *set = set_properties().find(id);
		if (set != nullptr) {
			return set;
		}
		PropertyBag all = store_properties();
		const Value *found = all.find(id);
		if (found == nullptr) {
			return nullptr;
		}
		scratch = *found;
		return &scratch;
	}

	void list(std::vector<ULONG> &tags) override {
		PropertyBag all = store_properties();
		for (const Value &value : set_properties().all()) {
			all.set(value);
		}
		for (const Value &value : all.all()) {
			tags.push_back(value.tag());
		}
	}

	bool is_computed(ULONG id) override { return store_properties().find(id) != nullptr; }

	HRESULT set(const std::vector<Value> &values) override {
		for (const Value &value : values) {
			set_properties().set(value);
		}
		return S_OK;
	}

	HRESULT erase(const std::vector<ULONG> &ids) override {
		for (ULONG id : ids) {
			set_properties().erase(id);
		}
		return S_OK;
	}

private:
	std::map<ULONG_PTR, std::shared_ptr<Subscription>> subscriptions_;
};

} // namespace

PropertyBag store_properties() {
	Mailbox &box = mailbox();
	PropertyBag all;
	Value scratch;
	const ULONG shared[] = {PR_STORE_ENTRYID, PR_STORE_RECORD_KEY, PR_MAPPING_SIGNATURE, PR_STORE_SUPPORT_MASK,
			PR_ACCESS_LEVEL};
	for (ULONG tag : shared) {
		all.set(*box.root->find(PROP_ID(tag), scratch));
	}
	all.set(Value::of_bytes(PR_ENTRYID, box.store_id()));
	all.set(Value::of_bytes(PR_RECORD_KEY, box.entry_ids.mailbox_key()));
	all.set(Value::of_bytes(PR_SEARCH_KEY, box.entry_ids.mailbox_key()));
	all.set(Value::of_text(PR_DISPLAY_NAME_W, L"Mailbox - " + box.owner_name));
	all.set(Value::of_text(tag_mailbox_owner_name, box.owner_name));
	all.set(Value::of_long(PR_OBJECT_TYPE, MAPI_STORE));
	all.set(Value::of_long(PR_ACCESS, MAPI_ACCESS_MODIFY | MAPI_ACCESS_READ));
	all.set(Value::of_bytes(PR_MDB_PROVIDER, mdb_provider, sizeof mdb_provider));
	all.set(Value::of_long(PR_VALID_FOLDER_MASK, all_folders));
	all.set(Value::of_bytes(PR_IPM_SUBTREE_ENTRYID, Bytes(box.id_of(*box.subtree))));
	all.set(Value::of_bytes(PR_IPM_OUTBOX_ENTRYID, Bytes(box.id_of(*box.outbox))));
	all.set(Value::of_bytes(PR_IPM_SENTMAIL_ENTRYID, Bytes(box.id_of(*box.sent))));
	all.set(Value::of_bytes(PR_IPM_WASTEBASKET_ENTRYID, Bytes(box.id_of(*box.wastebasket))));
	all.set(Value::of_bytes(PR_FINDER_ENTRYID, Bytes(box.id_of(*box.finder))));
	return all;
}

Rows store_rows() {
	PropertyBag row = store_properties();
	row.set(Value::of_bool(tag_default_store, true));
	row.set(Value::of_long(PR_RESOURCE_TYPE, MAPI_STORE_PROVIDER));
	row.set(Value::of_long(PR_RESOURCE_FLAGS, STATUS_DEFAULT_STORE));
	row.set(Value::of_bytes(PR_INSTANCE_KEY, mailbox().store_id()));
	row.set(Value::of_text(PR_PROVIDER_DISPLAY_W, L"Stand-in"));
	return {std::make_shared<FixedRow>(row, 1)};
}

IMsgStore *open_store(std::shared_ptr<Roof> under) {
	return new StoreObject(std::move(under));
}

} // namespace standin
