// SPDX-License-Identifier: Apache-2.0

#include <cstring>
#include <map>
#include <string>

#include "memory.h"
#include "properties.h"
#include "values_out.h"

namespace standin {

namespace {

constexpr ULONG first_named = 0x8000;

/** A name: its set, and a number or a text. */
struct Name {
	Bytes set;
	bool is_text = false;
	LONG number = 0;
	std::wstring text;

	bool operator<(const Name &other) const {
		if (set != other.set) {
			return set < other.set;
		}
		if (is_text != other.is_text) {
			return other.is_text;
		}
		return is_text ? text < other.text : number < other.number;
	}
};

struct Names {
	std::map<Name, ULONG> ids;
	std::map<ULONG, Name> names;
};

Names &names_known() {
	static Names *instance = new Names();
	return *instance;
}

bool read_name(const MAPINAMEID *from, Name &name) {
	if (from == nullptr || from->lpguid == nullptr) {
		return false;
	}
	const BYTE *set = reinterpret_cast<const BYTE *>(from->lpguid);
	name.set.assign(set, set + sizeof(GUID));
	name.is_text = from->ulKind == MNID_STRING;
	if (name.is_text) {
		if (from->Kind.lpwstrName == nullptr) {
			return false;
		}
		name.text = reinterpret_cast<const wchar_t *>(from->Kind.lpwstrName);
	}
	else {
		name.number = from->Kind.lID;
	}
	return true;
}

LPMAPINAMEID write_name(const Name &name, void *owner) {
	void *memory = nullptr;
	size_t text = (name.text.size() + 1) * sizeof(wchar_t);
	if (FAILED(allocate_more(static_cast<ULONG>(sizeof(MAPINAMEID) + sizeof(GUID) + text), owner, &memory))) {
		return nullptr;
	}
	LPMAPINAMEID made = static_cast<LPMAPINAMEID>(memory);
	made->lpguid = reinterpret_cast<LPGUID>(made + 1);
	std::memcpy(made->lpguid, name.set.data(), sizeof(GUID));
	made->ulKind = name.is_text ? MNID_STRING : MNID_ID;
	if (name.is_text) {
		made->Kind.lpwstrName = reinterpret_cast<LPWSTR>(made->lpguid + 1);
		std::memcpy(made->Kind.lpwstrName, name.text.c_str(), text);
	}
	else {
		made->Kind.lID = name.number;
	}
	return made;
}

} // namespace

HRESULT get_names_from_ids(LPSPropTagArray *tags, LPGUID, ULONG, ULONG *count, LPMAPINAMEID **names) {
	if (tags == nullptr || count == nullptr || names == nullptr) {
		return MAPI_E_INVALID_PARAMETER;
	}
	Held held(mailbox().lock());
	std::vector<ULONG> wanted;
	if (*tags != nullptr) {
		wanted.assign((*tags)->aulPropTag, (*tags)->aulPropTag + (*tags)->cValues);
	}
	else {
		for (const std::pair<const ULONG, Name> &each : names_known().names) {
			wanted.push_back(PROP_TAG(PT_UNSPECIFIED, each.first));
		}
		*tags = write_tags(wanted);
	}
	LPMAPINAMEID *made = static_cast<LPMAPINAMEID *>(allocate((wanted.size() + 1) * sizeof(LPMAPINAMEID)));
	if (made == nullptr) {
		return MAPI_E_NOT_ENOUGH_MEMORY;
	}
	HRESULT result = S_OK;
	for (size_t i = 0; i < wanted.size(); i++) {
		std::map<ULONG, Name>::const_iterator found = names_known().names.find(PROP_ID(wanted[i]));
		made[i] = found != names_known().names.end() ? write_name(found->second, made) : nullptr;
		result = made[i] != nullptr ? result : MAPI_W_ERRORS_RETURNED;
	}
	*count = static_cast<ULONG>(wanted.size());
	*names = made;
	return result;
}

HRESULT get_ids_from_names(ULONG count, LPMAPINAMEID *names, ULONG flags, LPSPropTagArray *tags) {
	if (tags == nullptr || (count > 0 && names == nullptr)) {
		return MAPI_E_INVALID_PARAMETER;
	}
	Held held(mailbox().lock());
	HRESULT result = S_OK;
	std::vector<ULONG> ids;
	for (ULONG i = 0; i < count; i++) {
		Name name;
		if (!read_name(names[i], name)) {
			return MAPI_E_INVALID_PARAMETER;
		}
		std::map<Name, ULONG>::const_iterator found = names_known().ids.find(name);
		if (found != names_known().ids.end()) {
			ids.push_back(PROP_TAG(PT_UNSPECIFIED, found->second));
		}
		else if ((flags & MAPI_CREATE) != 0) {
			ULONG id = first_named + static_cast<ULONG>(names_known().ids.size());
			names_known().ids[name] = id;
			names_known().names[id] = name;
			ids.push_back(PROP_TAG(PT_UNSPECIFIED, id));
		}
		else {
			ids.push_back(PROP_TAG(PT_ERROR, 0));
			result = MAPI_W_ERRORS_RETURNED;
		}
	}
	*tags = write_tags(ids);
	return *tags != nullptr ? result : MAPI_E_NOT_ENOUGH_MEMORY;
}

void forget_names() {
	Held held(mailbox().lock());
	names_known().ids.clear();
	names_known().names.clear();
}

} // namespace standin
