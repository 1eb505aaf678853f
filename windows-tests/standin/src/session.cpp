// SPDX-License-Identifier: Apache-2.0

#include "session.h"

#include <map>

#include "log.h"
#include "mailbox.h"
#include "notify.h"
#include "open_entry.h"
#include "profile_section.h"
#include "profiles.h"
#include "settings.h"
#include "store.h"
#include "table.h"
#include "tags.h"
#include "text.h"

namespace standin {

namespace {

constexpr ULONG no_mail = 0x8000;
constexpr ULONG nt_service = 0x10000;
constexpr size_t longest_name = 64;

/** A session, logged on to a profile. */
class Session final : public MapiObject<IMAPISession> {

public:
	explicit Session(std::wstring profile) : MapiObject(Kind::session, nullptr), profile_(std::move(profile)) {
		core_.own_roof();
	}

	const char *interface_name() const override { return "IMAPISession"; }

	HRESULT STDMETHODCALLTYPE GetMsgStoresTable(ULONG flags, IMAPITable **table) override {
		ENTER(GetMsgStoresTable, server)
		if (table == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		HRESULT state = check_logged_on("GetMsgStoresTable");
		if (FAILED(state)) {
			return state;
		}
		check_unicode("IMAPISession::GetMsgStoresTable", flags);
		Held held(mailbox().lock());
		*table = make_table(std::make_shared<FixedRows>(store_rows()),
				{PR_ENTRYID, PR_DISPLAY_NAME_W, PR_DEFAULT_STORE, PR_MDB_PROVIDER, PR_RESOURCE_FLAGS, PR_OBJECT_TYPE},
				core_.own_roof());
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE OpenMsgStore(ULONG_PTR, ULONG bytes, LPENTRYID id, const IID *wanted, ULONG,
			IMsgStore **store) override {
		ENTER(OpenMsgStore, server)
		if (store == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		*store = nullptr;
		HRESULT state = check_logged_on("OpenMsgStore");
		if (FAILED(state)) {
			return state;
		}
		if (bytes == 0 || id == nullptr) {
			return fail(MAPI_E_INVALID_ENTRYID, "a store is opened by its entry identifier");
		}
		if (wanted != nullptr && !IsEqualGUID(*wanted, iid_of_IMsgStore) && !IsEqualGUID(*wanted, iid_of_IMAPIProp)) {
			return MAPI_E_INTERFACE_NOT_SUPPORTED;
		}
		Held held(mailbox().lock());
		if (!is_store(bytes, id)) {
			return fail(MAPI_E_NOT_FOUND, "the profile has no such store");
		}
		*store = open_store(core_.own_roof());
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE OpenAddressBook(ULONG_PTR, const IID *, ULONG, IUnknown **) override {
		ENTER(OpenAddressBook, server)
		return fail(MAPI_E_NO_SUPPORT, "there is no address book");
	}

	HRESULT STDMETHODCALLTYPE OpenProfileSection(LPMAPIUID, const IID *, ULONG, IProfSect **section) override {
		ENTER(OpenProfileSection, local)
		if (section == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		HRESULT state = check_logged_on("OpenProfileSection");
		if (FAILED(state)) {
			return state;
		}
		*section = open_profile_section(profile_, core_.own_roof());
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE GetStatusTable(ULONG flags, IMAPITable **table) override {
		ENTER(GetStatusTable, server)
		if (table == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		HRESULT state = check_logged_on("GetStatusTable");
		if (FAILED(state)) {
			return state;
		}
		check_unicode("IMAPISession::GetStatusTable", flags);
		Held held(mailbox().lock());
		PropertyBag row;
		row.set(Value::of_text(PR_DISPLAY_NAME_W, profile_));
		row.set(Value::of_long(PR_RESOURCE_TYPE, MAPI_SUBSYSTEM));
		row.set(Value::of_long(PR_RESOURCE_FLAGS, 0));
		row.set(Value::of_long(PR_STATUS_CODE, STATUS_AVAILABLE));
		row.set(Value::of_long(PR_OBJECT_TYPE, MAPI_STATUS));
		row.set(Value::of_bytes(PR_ENTRYID, mailbox().store_id()));
		row.set(Value::of_bytes(PR_IDENTITY_ENTRYID, mailbox().entry_ids.user()));
		row.set(Value::of_text(PR_IDENTITY_DISPLAY_W, mailbox().owner_name));
		Rows rows = {std::make_shared<FixedRow>(row, 1)};
		*table = make_table(std::make_shared<FixedRows>(rows),
				{PR_DISPLAY_NAME_W, PR_RESOURCE_TYPE, PR_RESOURCE_FLAGS, PR_STATUS_CODE, PR_OBJECT_TYPE, PR_ENTRYID},
				core_.own_roof());
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE OpenEntry(ULONG bytes, LPENTRYID id, const IID *wanted, ULONG flags, ULONG *type,
			LPUNKNOWN *object) override {
		ENTER(OpenEntry, server)
		HRESULT state = check_logged_on("OpenEntry");
		if (FAILED(state)) {
			return state;
		}
		if (type == nullptr || object == nullptr || bytes == 0 || id == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		Held held(mailbox().lock());
		if (is_store(bytes, id)) {
			*type = MAPI_STORE;
			*object = open_store(core_.own_roof());
			return S_OK;
		}
		std::string why;
		HRESULT result = open_entry(bytes, id, wanted, flags, type, object, core_.own_roof(), why);
		return FAILED(result) ? fail(result, why) : result;
	}

	HRESULT STDMETHODCALLTYPE CompareEntryIDs(ULONG bytes1, LPENTRYID id1, ULONG bytes2, LPENTRYID id2, ULONG,
			ULONG *result) override {
		ENTER(CompareEntryIDs, local)
		return compare_entry_ids(bytes1, id1, bytes2, id2, result);
	}

	HRESULT STDMETHODCALLTYPE Advise(ULONG, LPENTRYID, ULONG mask, IMAPIAdviseSink *sink,
			ULONG_PTR *connection) override {
		ENTER(Advise, server)
		if (sink == nullptr || connection == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		Held held(mailbox().lock());
		std::shared_ptr<Subscription> made = subscribe(sink, mask & ~static_cast<ULONG>(fnevTableModified), Bytes());
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

	HRESULT STDMETHODCALLTYPE MessageOptions(ULONG_PTR, ULONG, LPTSTR, IMessage *) override {
		ENTER(MessageOptions, local)
		return MAPI_E_NO_SUPPORT;
	}

	HRESULT STDMETHODCALLTYPE QueryDefaultMessageOpt(LPTSTR, ULONG, ULONG *, LPSPropValue *) override {
		ENTER(QueryDefaultMessageOpt, local)
		return MAPI_E_NO_SUPPORT;
	}

	HRESULT STDMETHODCALLTYPE EnumAdrTypes(ULONG, ULONG *, LPTSTR **) override {
		ENTER(EnumAdrTypes, local)
		return MAPI_E_NO_SUPPORT;
	}

	HRESULT STDMETHODCALLTYPE QueryIdentity(ULONG *bytes, LPENTRYID *id) override {
		ENTER(QueryIdentity, server)
		if (bytes == nullptr || id == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		Held held(mailbox().lock());
		return write_bytes(mailbox().entry_ids.user(), bytes, id);
	}

	HRESULT STDMETHODCALLTYPE Logoff(ULONG_PTR, ULONG flags, ULONG) override {
		ENTER(Logoff, server)
		constexpr ULONG shared = 0x1;
		if ((flags & shared) != 0) {
			violation("R3", "IMAPISession::Logoff with MAPI_LOGOFF_SHARED ends the sessions of all other programs");
		}
		HRESULT state = check_logged_on("Logoff");
		if (FAILED(state)) {
			return state;
		}
		long open = core_.own_roof()->objects;
		if (open > 0) {
			violation("R6", "IMAPISession::Logoff while %ld object(s) that were opened through it are not released",
					open);
		}
		logged_on_ = false;
		log_line("LOGOFF", "flags=0x%lX", flags);
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE SetDefaultStore(ULONG, ULONG, LPENTRYID) override {
		ENTER(SetDefaultStore, server)
		return MAPI_E_NO_SUPPORT;
	}

	HRESULT STDMETHODCALLTYPE AdminServices(ULONG, IUnknown **) override {
		ENTER(AdminServices, local)
		return MAPI_E_NO_SUPPORT;
	}

	HRESULT STDMETHODCALLTYPE ShowForm(ULONG_PTR, IMsgStore *, IMAPIFolder *, const IID *, ULONG_PTR, IMessage *, ULONG,
			ULONG, ULONG, ULONG, LPSTR) override {
		ENTER(ShowForm, local)
		return MAPI_E_NO_SUPPORT;
	}

	HRESULT STDMETHODCALLTYPE PrepareForm(const IID *, IMessage *, ULONG_PTR *) override {
		ENTER(PrepareForm, local)
		return MAPI_E_NO_SUPPORT;
	}

protected:
	bool implements(REFIID wanted) const override { return IsEqualGUID(wanted, iid_of_IMAPISession); }

	void dropped() override {
		Held held(mailbox().lock());
		if (logged_on_) {
			note("session", "a session is released without Logoff");
		}
		for (const std::pair<const ULONG_PTR, std::shared_ptr<Subscription>> &each : subscriptions_) {
			violation("R6", "a session is released before connection %llu of its Advise is given to Unadvise",
					static_cast<unsigned long long>(each.first));
			unsubscribe(each.second);
		}
		subscriptions_.clear();
	}

private:
	static bool is_store(ULONG bytes, const void *id) {
		ULONG type = 0;
		ULONGLONG number = 0;
		return mailbox().entry_ids.parse(bytes, id, type, number) && type == MAPI_STORE;
	}

	HRESULT check_logged_on(const char *method) {
		if (logged_on_) {
			return S_OK;
		}
		violation("R6", "IMAPISession::%s after Logoff", method);
		return fail(MAPI_E_INVALID_OBJECT, "the session is logged off");
	}

	std::wstring profile_;
	bool logged_on_ = true;
	std::map<ULONG_PTR, std::shared_ptr<Subscription>> subscriptions_;
};

HRESULT check_service(ULONG flags) {
	bool service = settings().is_service();
	bool says_so = (flags & nt_service) != 0;
	if (service != says_so) {
		violation("R12", service ? "a Windows service logs on without MAPI_NT_SERVICE"
								 : "MAPI_NT_SERVICE at logon in a process that is no Windows service");
	}
	return (service || says_so) && (flags & no_mail) == 0 ? MAPI_E_INVALID_PARAMETER : S_OK;
}

/** Finds the profile to log on to; empty if there is none. */
HRESULT find_profile(const void *name, ULONG flags, std::wstring &profile) {
	profile = argument(name, (flags & MAPI_UNICODE) != 0);
	if (profile.size() > longest_name) {
		return MAPI_E_INVALID_PARAMETER;
	}
	Held held(mailbox().lock());
	if (profile.empty() && (flags & MAPI_USE_DEFAULT) != 0) {
		profile = profiles().default_name;
	}
	return !profile.empty() && profiles().has(profile) ? S_OK : MAPI_E_LOGON_FAILED;
}

} // namespace

HRESULT log_on(const void *name, const void *password, ULONG flags, IMAPISession **session) {
	HRESULT result = enter_function("MAPILogonEx", Trip::server);
	if (FAILED(result)) {
		return result;
	}
	if (session == nullptr) {
		return MAPI_E_INVALID_PARAMETER;
	}
	*session = nullptr;
	if ((flags & MAPI_LOGON_UI) != 0) {
		violation("R8", "MAPILogonEx with MAPI_LOGON_UI may wait for somebody at the screen");
	}
	if (name != nullptr || password != nullptr) {
		check_unicode("MAPILogonEx", flags);
	}
	result = check_service(flags);
	if (FAILED(result)) {
		return result;
	}
	std::wstring profile;
	result = password == nullptr || argument(password, (flags & MAPI_UNICODE) != 0).empty()
			? find_profile(name, flags, profile)
			: MAPI_E_LOGON_FAILED;
	log_line("LOGON", "flags=0x%lX result=0x%08lX", flags, result);
	if (FAILED(result)) {
		return result;
	}
	*session = new Session(profile);
	return S_OK;
}

} // namespace standin
