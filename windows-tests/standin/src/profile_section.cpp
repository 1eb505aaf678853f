// SPDX-License-Identifier: Apache-2.0

#include "profile_section.h"

#include "properties.h"
#include "tags.h"

namespace standin {

namespace {

class ProfileSection final : public PropertyObject<IProfSect> {

public:
	ProfileSection(const std::wstring &profile, std::shared_ptr<Roof> under)
		: PropertyObject(Kind::profile_section, std::move(under)) {
		properties_.set(Value::of_text(tag_profile_name, profile));
		properties_.set(Value::of_text(PR_DISPLAY_NAME_W, profile));
		properties_.set(Value::of_long(PR_OBJECT_TYPE, MAPI_PROFSECT));
	}

	const char *interface_name() const override { return "IProfSect"; }

	HRESULT STDMETHODCALLTYPE SaveChanges(ULONG) override {
		ENTER(SaveChanges, local)
		return S_OK;
	}

protected:
	bool implements(REFIID wanted) const override {
		return IsEqualGUID(wanted, iid_of_IProfSect) || IsEqualGUID(wanted, iid_of_IMAPIProp);
	}

	const Value *find(ULONG id, Value &) override { return properties_.find(id); }

	void list(std::vector<ULONG> &tags) override {
		for (const Value &value : properties_.all()) {
			tags.push_back(value.tag());
		}
	}

	bool is_computed(ULONG) override { return true; }
	HRESULT set(const std::vector<Value> &) override { return MAPI_E_NO_ACCESS; }
	HRESULT erase(const std::vector<ULONG> &) override { return MAPI_E_NO_ACCESS; }

private:
	PropertyBag properties_;
};

} // namespace

IProfSect *open_profile_section(const std::wstring &profile, std::shared_ptr<Roof> under) {
	return new ProfileSection(profile, std::move(under));
}

} // namespace standin
