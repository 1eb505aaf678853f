// SPDX-License-Identifier: Apache-2.0

#include "profiles.h"

#include <algorithm>

#include "mailbox.h"
#include "pump.h"
#include "table.h"
#include "text.h"

namespace standin {

bool Profiles::has(const std::wstring &name) const {
	return std::any_of(names.begin(), names.end(),
			[&](const std::wstring &each) { return equal_ignoring_case(each, name); });
}

bool Profiles::add(const std::wstring &name) {
	if (has(name)) {
		return false;
	}
	names.push_back(name);
	if (default_name.empty()) {
		default_name = name;
	}
	return true;
}

bool Profiles::remove(const std::wstring &name) {
	size_t before = names.size();
	names.erase(std::remove_if(names.begin(), names.end(),
						[&](const std::wstring &each) { return equal_ignoring_case(each, name); }),
			names.end());
	if (equal_ignoring_case(default_name, name)) {
		default_name.clear();
	}
	return names.size() < before;
}

Profiles &profiles() {
	static Profiles *instance = new Profiles{{L"StandIn"}, L"StandIn"};
	return *instance;
}

void reset_profiles() {
	Held held(mailbox().lock());
	profiles() = Profiles{{L"StandIn"}, L"StandIn"};
}

Answer profiles_command(const Command &command) {
	Held held(mailbox().lock());
	if (command.has_word("clear")) {
		profiles() = Profiles();
	}
	if (command.has("add") && !profiles().add(widen(command.text("add")))) {
		return Answer::refused("there is a profile of that name");
	}
	if (command.has("remove") && !profiles().remove(widen(command.text("remove")))) {
		return Answer::refused("there is no such profile");
	}
	if (command.has("default")) {
		profiles().default_name = widen(command.text("default"));
	}
	std::string text;
	for (const std::wstring &name : profiles().names) {
		text += (equal_ignoring_case(name, profiles().default_name) ? "* " : "  ") + narrow(name) + "\n";
	}
	return {true, text};
}

namespace {

constexpr size_t longest_name = 64;

/** The profiles, as they are administered. */
class ProfileAdmin final : public MapiObject<IProfAdmin> {

public:
	ProfileAdmin() : MapiObject(Kind::profile_admin, nullptr) { core_.own_roof(); }

	const char *interface_name() const override { return "IProfAdmin"; }

	HRESULT STDMETHODCALLTYPE GetProfileTable(ULONG, IMAPITable **table) override {
		ENTER(GetProfileTable, local)
		if (table == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		Held held(mailbox().lock());
		Rows rows;
		for (const std::wstring &name : profiles().names) {
			PropertyBag row;
			std::string key = narrow(name);
			row.set(Value::of_text(PR_DISPLAY_NAME_W, name));
			row.set(Value::of_bool(PR_DEFAULT_PROFILE, equal_ignoring_case(name, profiles().default_name)));
			row.set(Value::of_bytes(PR_INSTANCE_KEY, key.data(), key.size()));
			rows.push_back(std::make_shared<FixedRow>(row, rows.size()));
		}
		// documented: profile tables are in the code page of the system, whatever is asked for
		*table = make_table(std::make_shared<FixedRows>(rows), {PR_DISPLAY_NAME_A, PR_DEFAULT_PROFILE},
				core_.own_roof());
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE CreateProfile(LPTSTR name, LPTSTR, ULONG_PTR, ULONG flags) override {
		ENTER(CreateProfile, local)
		std::wstring text = argument(name, (flags & MAPI_UNICODE) != 0);
		if (text.empty() || text.size() > longest_name) {
			return MAPI_E_INVALID_PARAMETER;
		}
		Held held(mailbox().lock());
		return profiles().add(text) ? S_OK : fail(MAPI_E_NO_ACCESS, "there is a profile of that name");
	}

	HRESULT STDMETHODCALLTYPE DeleteProfile(LPTSTR name, ULONG flags) override {
		ENTER(DeleteProfile, local)
		// waits until the first thread dispatches messages, and for ever if it does not
		if (GetCurrentThreadId() != ledger().first_thread()) {
			pass_through_pump();
		}
		Held held(mailbox().lock());
		bool found = profiles().remove(argument(name, (flags & MAPI_UNICODE) != 0));
		return found ? S_OK : fail(MAPI_E_NOT_FOUND, "there is no such profile");
	}

	HRESULT STDMETHODCALLTYPE ChangeProfilePassword(LPTSTR, LPTSTR, LPTSTR, ULONG) override {
		ENTER(ChangeProfilePassword, local)
		return MAPI_E_NO_SUPPORT;
	}

	HRESULT STDMETHODCALLTYPE CopyProfile(LPTSTR from, LPTSTR, LPTSTR to, ULONG_PTR, ULONG flags) override {
		ENTER(CopyProfile, local)
		return copy(from, to, flags, false);
	}

	HRESULT STDMETHODCALLTYPE RenameProfile(LPTSTR from, LPTSTR, LPTSTR to, ULONG_PTR, ULONG flags) override {
		ENTER(RenameProfile, local)
		return copy(from, to, flags, true);
	}

	HRESULT STDMETHODCALLTYPE SetDefaultProfile(LPTSTR name, ULONG flags) override {
		ENTER(SetDefaultProfile, local)
		std::wstring text = argument(name, (flags & MAPI_UNICODE) != 0);
		Held held(mailbox().lock());
		if (!text.empty() && !profiles().has(text)) {
			return fail(MAPI_E_NOT_FOUND, "there is no such profile");
		}
		profiles().default_name = text;
		return S_OK;
	}

	HRESULT STDMETHODCALLTYPE AdminServices(LPTSTR, LPTSTR, ULONG_PTR, ULONG, IUnknown **) override {
		ENTER(AdminServices, local)
		return MAPI_E_NO_SUPPORT;
	}

protected:
	bool implements(REFIID wanted) const override { return IsEqualGUID(wanted, iid_of_IProfAdmin); }

private:
	HRESULT copy(const void *from, const void *to, ULONG flags, bool remove) {
		bool unicode = (flags & MAPI_UNICODE) != 0;
		std::wstring old_name = argument(from, unicode);
		std::wstring new_name = argument(to, unicode);
		if (new_name.empty() || new_name.size() > longest_name) {
			return MAPI_E_INVALID_PARAMETER;
		}
		Held held(mailbox().lock());
		if (!profiles().has(old_name)) {
			return fail(MAPI_E_NOT_FOUND, "there is no such profile");
		}
		if (!profiles().add(new_name)) {
			return fail(MAPI_E_NO_ACCESS, "there is a profile of that name");
		}
		if (remove) {
			bool was_default = equal_ignoring_case(profiles().default_name, old_name);
			profiles().remove(old_name);
			profiles().default_name = was_default ? new_name : profiles().default_name;
		}
		return S_OK;
	}
};

} // namespace

HRESULT admin_profiles(ULONG, void **admin) {
	HRESULT refused = enter_function("MAPIAdminProfiles", Trip::local);
	if (FAILED(refused)) {
		return refused;
	}
	if (admin == nullptr) {
		return MAPI_E_INVALID_PARAMETER;
	}
	*admin = static_cast<IProfAdmin *>(new ProfileAdmin());
	return S_OK;
}

} // namespace standin
