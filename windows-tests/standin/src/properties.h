// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_PROPERTIES_H
#define STANDIN_PROPERTIES_H

#include <functional>
#include <vector>

#include "mailbox.h"
#include "object.h"
#include "value.h"

namespace standin {

/** Where an object has its properties. All methods are called with the mailbox locked. */
class PropertyBacking {

public:
	virtual ~PropertyBacking() = default;

	virtual const Value *find(ULONG id, Value &scratch) = 0;
	/** All properties that there are, except objects. */
	virtual void list(std::vector<ULONG> &tags) = 0;
	virtual bool is_computed(ULONG id) = 0;
	virtual HRESULT set(const std::vector<Value> &values) = 0;
	virtual HRESULT erase(const std::vector<ULONG> &ids) = 0;
};

HRESULT get_props(PropertyBacking &from, LPSPropTagArray tags, ULONG flags, ULONG *count, LPSPropValue *values);
HRESULT get_prop_list(PropertyBacking &from, ULONG flags, LPSPropTagArray *tags);
HRESULT set_props(PropertyBacking &to, ULONG count, LPSPropValue values, LPSPropProblemArray *problems);
HRESULT delete_props(PropertyBacking &from, LPSPropTagArray tags, LPSPropProblemArray *problems);

/** Opens a property as a stream. */
HRESULT open_stream(PropertyBacking &backing, std::shared_ptr<Roof> under, ULONG tag,
		ULONG options, ULONG flags, std::function<HRESULT(const Value &)> store, LPUNKNOWN *stream);

/**
 * Copies properties from one object to another, which may be any of MAPI's.
 * @param exclude what is not copied
 * @param include what alone is copied; null: all
 */
HRESULT copy_props(PropertyBacking &from, const SPropTagArray *include, const SPropTagArray *exclude,
		const IID *interface_of, void *destination, ULONG flags, LPSPropProblemArray *problems);

HRESULT get_names_from_ids(LPSPropTagArray *tags, LPGUID set, ULONG flags, ULONG *count, LPMAPINAMEID **names);
HRESULT get_ids_from_names(ULONG count, LPMAPINAMEID *names, ULONG flags, LPSPropTagArray *tags);

/** Forgets the named properties. */
void forget_names();

/** An object with properties. */
template <class Interface>
class PropertyObject : public MapiObject<Interface>, protected PropertyBacking {

public:
	HRESULT STDMETHODCALLTYPE GetProps(LPSPropTagArray tags, ULONG flags, ULONG *count, LPSPropValue *values) override {
		ENTER(GetProps, server)
		Held held(mailbox().lock());
		HRESULT state = check_state();
		return FAILED(state) ? state : get_props(*this, tags, flags, count, values);
	}

	HRESULT STDMETHODCALLTYPE GetPropList(ULONG flags, LPSPropTagArray *tags) override {
		ENTER(GetPropList, server)
		Held held(mailbox().lock());
		HRESULT state = check_state();
		return FAILED(state) ? state : get_prop_list(*this, flags, tags);
	}

	HRESULT STDMETHODCALLTYPE OpenProperty(ULONG tag, const IID *wanted, ULONG options, ULONG flags,
			LPUNKNOWN *object) override {
		ENTER(OpenProperty, server)
		if (wanted == nullptr || object == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		*object = nullptr;
		Held held(mailbox().lock());
		HRESULT state = check_state();
		if (FAILED(state)) {
			return state;
		}
		HRESULT result = open_property(tag, *wanted, options, flags, object);
		return FAILED(result) ? this->fail(result, "the property cannot be opened that way") : result;
	}

	HRESULT STDMETHODCALLTYPE SetProps(ULONG count, LPSPropValue values, LPSPropProblemArray *problems) override {
		ENTER(SetProps, local)
		Held held(mailbox().lock());
		HRESULT state = check_state();
		if (FAILED(state)) {
			return state;
		}
		HRESULT result = set_props(*this, count, values, problems);
		return FAILED(result) ? this->fail(result, "a property cannot be set") : result;
	}

	HRESULT STDMETHODCALLTYPE DeleteProps(LPSPropTagArray tags, LPSPropProblemArray *problems) override {
		ENTER(DeleteProps, local)
		Held held(mailbox().lock());
		HRESULT state = check_state();
		return FAILED(state) ? state : delete_props(*this, tags, problems);
	}

	HRESULT STDMETHODCALLTYPE CopyTo(ULONG, const IID *, LPSPropTagArray exclude, ULONG_PTR, IMAPIProgress *,
			const IID *wanted, LPVOID destination, ULONG flags, LPSPropProblemArray *problems) override {
		ENTER(CopyTo, server)
		Held held(mailbox().lock());
		HRESULT state = check_state();
		if (FAILED(state)) {
			return state;
		}
		HRESULT result = copy_parts(nullptr, exclude, wanted, destination);
		return FAILED(result) ? result : copy_props(*this, nullptr, exclude, wanted, destination, flags, problems);
	}

	HRESULT STDMETHODCALLTYPE CopyProps(LPSPropTagArray include, ULONG_PTR, IMAPIProgress *, const IID *wanted,
			LPVOID destination, ULONG flags, LPSPropProblemArray *problems) override {
		ENTER(CopyProps, server)
		if (include == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		Held held(mailbox().lock());
		HRESULT state = check_state();
		if (FAILED(state)) {
			return state;
		}
		HRESULT result = copy_parts(include, nullptr, wanted, destination);
		return FAILED(result) ? result : copy_props(*this, include, nullptr, wanted, destination, flags, problems);
	}

	HRESULT STDMETHODCALLTYPE GetNamesFromIDs(LPSPropTagArray *tags, LPGUID set, ULONG flags, ULONG *count,
			LPMAPINAMEID **names) override {
		ENTER(GetNamesFromIDs, server)
		return get_names_from_ids(tags, set, flags, count, names);
	}

	HRESULT STDMETHODCALLTYPE GetIDsFromNames(ULONG count, LPMAPINAMEID *names, ULONG flags,
			LPSPropTagArray *tags) override {
		ENTER(GetIDsFromNames, server)
		return get_ids_from_names(count, names, flags, tags);
	}

protected:
	using MapiObject<Interface>::MapiObject;

	/** Whether the object can be used at all: it may be submitted, or deleted. */
	virtual HRESULT check_state() { return S_OK; }

	virtual HRESULT open_property(ULONG tag, REFIID wanted, ULONG options, ULONG flags, LPUNKNOWN *object) {
		(void) tag;
		(void) wanted;
		(void) options;
		(void) flags;
		(void) object;
		return MAPI_E_INTERFACE_NOT_SUPPORTED;
	}

	/** Copies what is no property: recipients, attachments. */
	virtual HRESULT copy_parts(const SPropTagArray *include, const SPropTagArray *exclude, const IID *wanted,
			void *destination) {
		(void) include;
		(void) exclude;
		(void) wanted;
		(void) destination;
		return S_OK;
	}
};

/** Whether a list of tags has a property, whatever its type. */
bool has_tag(const SPropTagArray *tags, ULONG id);

} // namespace standin

#endif
