// SPDX-License-Identifier: Apache-2.0

#include "properties.h"

#include "memory.h"
#include "settings.h"
#include "values_out.h"

namespace standin {

namespace {

struct Problem {
	ULONG index;
	ULONG tag;
	SCODE code;
};

HRESULT write_problems(const std::vector<Problem> &found, LPSPropProblemArray *problems) {
	if (problems == nullptr) {
		return S_OK;
	}
	*problems = nullptr;
	if (found.empty()) {
		return S_OK;
	}
	LPSPropProblemArray made = static_cast<LPSPropProblemArray>(allocate(CbNewSPropProblemArray(found.size())));
	if (made == nullptr) {
		return MAPI_E_NOT_ENOUGH_MEMORY;
	}
	made->cProblem = static_cast<ULONG>(found.size());
	for (size_t i = 0; i < found.size(); i++) {
		made->aProblem[i].ulIndex = found[i].index;
		made->aProblem[i].ulPropTag = found[i].tag;
		made->aProblem[i].scode = found[i].code;
	}
	*problems = made;
	return S_OK;
}

} // namespace

bool has_tag(const SPropTagArray *tags, ULONG id) {
	for (ULONG i = 0; tags != nullptr && i < tags->cValues; i++) {
		if (PROP_ID(tags->aulPropTag[i]) == id) {
			return true;
		}
	}
	return false;
}

HRESULT get_props(PropertyBacking &from, LPSPropTagArray tags, ULONG flags, ULONG *count, LPSPropValue *values) {
	if (count == nullptr || values == nullptr || (tags != nullptr && tags->cValues == 0)) {
		return MAPI_E_INVALID_PARAMETER;
	}
	if ((flags & ~MAPI_UNICODE) != 0) {
		return MAPI_E_UNKNOWN_FLAGS;
	}
	bool unicode = (flags & MAPI_UNICODE) != 0;
	*count = 0;
	*values = nullptr;
	std::vector<ULONG> wanted;
	if (tags != nullptr) {
		wanted.assign(tags->aulPropTag, tags->aulPropTag + tags->cValues);
	}
	else {
		from.list(wanted);
		if (!unicode) {
			check_unicode("IMAPIProp::GetProps", flags);
			for (ULONG &tag : wanted) {
				tag = CHANGE_PROP_TYPE(tag, PT_UNSPECIFIED);
			}
		}
	}
	size_t large = settings().large_bytes;
	ValuesOut out;
	std::vector<Value> scratch(wanted.size());
	for (size_t i = 0; i < wanted.size(); i++) {
		const Value *found = from.find(PROP_ID(wanted[i]), scratch[i]);
		if (!unicode && PROP_TYPE(wanted[i]) == PT_UNSPECIFIED && found != nullptr && found->type() == PT_UNICODE) {
			check_unicode("IMAPIProp::GetProps", flags);
		}
		out.answer(wanted[i], found, unicode, large);
	}
	*values = out.write();
	if (*values == nullptr) {
		return MAPI_E_NOT_ENOUGH_MEMORY;
	}
	*count = static_cast<ULONG>(out.count());
	return out.has_errors() ? MAPI_W_ERRORS_RETURNED : S_OK;
}

HRESULT get_prop_list(PropertyBacking &from, ULONG flags, LPSPropTagArray *tags) {
	if (tags == nullptr) {
		return MAPI_E_INVALID_PARAMETER;
	}
	check_unicode("IMAPIProp::GetPropList", flags);
	std::vector<ULONG> all;
	from.list(all);
	if ((flags & MAPI_UNICODE) == 0) {
		for (ULONG &tag : all) {
			if (PROP_TYPE(tag) == PT_UNICODE) {
				tag = CHANGE_PROP_TYPE(tag, PT_STRING8);
			}
		}
	}
	*tags = write_tags(all);
	return *tags != nullptr ? S_OK : MAPI_E_NOT_ENOUGH_MEMORY;
}

HRESULT set_props(PropertyBacking &to, ULONG count, LPSPropValue values, LPSPropProblemArray *problems) {
	if (values == nullptr || count == 0) {
		return MAPI_E_INVALID_PARAMETER;
	}
	std::vector<Value> read;
	std::vector<Problem> found;
	for (ULONG i = 0; i < count; i++) {
		ULONG type = PROP_TYPE(values[i].ulPropTag);
		if (type == PT_ERROR || type == PT_NULL) {
			// documented: such properties are passed over
			continue;
		}
		Value value;
		HRESULT result = Value::read(values[i], value);
		if (FAILED(result)) {
			return result;
		}
		if (to.is_computed(value.id())) {
			found.push_back({i, values[i].ulPropTag, MAPI_E_COMPUTED});
		}
		else {
			read.push_back(value);
		}
	}
	HRESULT result = read.empty() ? S_OK : to.set(read);
	return FAILED(result) ? result : write_problems(found, problems);
}

HRESULT delete_props(PropertyBacking &from, LPSPropTagArray tags, LPSPropProblemArray *problems) {
	if (tags == nullptr || tags->cValues == 0) {
		return MAPI_E_INVALID_PARAMETER;
	}
	std::vector<ULONG> ids;
	std::vector<Problem> found;
	Value scratch;
	for (ULONG i = 0; i < tags->cValues; i++) {
		ULONG tag = tags->aulPropTag[i];
		if (from.is_computed(PROP_ID(tag))) {
			found.push_back({i, tag, MAPI_E_COMPUTED});
		}
		else if (from.find(PROP_ID(tag), scratch) == nullptr) {
			found.push_back({i, tag, MAPI_E_NOT_FOUND});
		}
		else {
			ids.push_back(PROP_ID(tag));
		}
	}
	HRESULT result = ids.empty() ? S_OK : from.erase(ids);
	return FAILED(result) ? result : write_problems(found, problems);
}

HRESULT copy_props(PropertyBacking &from, const SPropTagArray *include, const SPropTagArray *exclude,
		const IID *interface_of, void *destination, ULONG flags, LPSPropProblemArray *problems) {
	(void) interface_of;
	if (problems != nullptr) {
		*problems = nullptr;
	}
	if (destination == nullptr) {
		return MAPI_E_INVALID_PARAMETER;
	}
	// every interface that properties can be copied to begins with IMAPIProp
	IMAPIProp *to = static_cast<IMAPIProp *>(destination);
	std::vector<ULONG> tags;
	from.list(tags);
	ValuesOut out;
	std::vector<Value> scratch(tags.size());
	std::vector<ULONG> moved;
	for (size_t i = 0; i < tags.size(); i++) {
		ULONG id = PROP_ID(tags[i]);
		bool wanted = include == nullptr ? !has_tag(exclude, id) : has_tag(include, id);
		const Value *value = wanted && !from.is_computed(id) ? from.find(id, scratch[i]) : nullptr;
		if (value != nullptr) {
			out.add(*value);
			moved.push_back(id);
		}
	}
	if (out.count() == 0) {
		return S_OK;
	}
	SPropValue *values = out.write();
	if (values == nullptr) {
		return MAPI_E_NOT_ENOUGH_MEMORY;
	}
	HRESULT result = to->SetProps(static_cast<ULONG>(out.count()), values, problems);
	release(values);
	if (SUCCEEDED(result) && (flags & MAPI_MOVE) != 0) {
		from.erase(moved);
	}
	return result;
}

} // namespace standin
