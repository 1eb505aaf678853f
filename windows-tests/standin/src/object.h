// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_OBJECT_H
#define STANDIN_OBJECT_H

#include <atomic>
#include <memory>
#include <string>

#include "abi.h"
#include "call.h"
#include "ledger.h"

namespace standin {

/** What objects are opened under: a session, or a store. */
struct Roof {
	std::atomic<long> objects{0};
	Kind kind = Kind::session;
};

/** References, owner and last error of an object. */
class ObjectCore {

public:
	ObjectCore(Kind kind, std::shared_ptr<Roof> under);
	ObjectCore(const ObjectCore &) = delete;
	ObjectCore &operator=(const ObjectCore &) = delete;

	ULONG add_reference(const char *interface_name);
	/** Returns how many are left. */
	ULONG drop_reference(const char *interface_name);
	bool is_dead() const { return references_.load(std::memory_order_relaxed) == 0; }

	HRESULT fail(HRESULT result, const std::string &text);
	HRESULT last_error(const char *interface_name, HRESULT result, ULONG flags, LPMAPIERROR *error);

	/** What is opened under this object, for sessions and stores. */
	const std::shared_ptr<Roof> &own_roof();
	const std::shared_ptr<Roof> &under() const { return under_; }

private:
	void died();

	std::atomic<ULONG> references_{1};
	Kind kind_;
	ThreadRecord &owner_;
	std::shared_ptr<Roof> under_;
	std::shared_ptr<Roof> own_;
	HRESULT failed_ = S_OK;
	std::string failure_;
};

/** What can be kept for a while after its last reference is gone, so that calls on it are recognized. */
class Mortal {

public:
	virtual ~Mortal() = default;

protected:
	Mortal(Kind kind, std::shared_ptr<Roof> under) : core_(kind, std::move(under)) {}

	ObjectCore core_;
};

/** Keeps an object that was released, and deletes the one that was released long before. */
void bury(Mortal *object);

/** Deletes all that is kept. */
void empty_graveyard();

/** An object with reference counts and a last error, behind the interface of its kind. */
template <class Interface>
class Object : public Interface, public Mortal {

public:
	HRESULT STDMETHODCALLTYPE QueryInterface(REFIID wanted, void **object) override {
		if (object == nullptr) {
			return MAPI_E_INVALID_PARAMETER;
		}
		*object = nullptr;
		ENTER(QueryInterface, local)
		if (!IsEqualGUID(wanted, IID_IUnknown) && !implements(wanted)) {
			return MAPI_E_INTERFACE_NOT_SUPPORTED;
		}
		AddRef();
		*object = static_cast<Interface *>(this);
		return S_OK;
	}

	ULONG STDMETHODCALLTYPE AddRef() override { return core_.add_reference(interface_name()); }

	ULONG STDMETHODCALLTYPE Release() override {
		if (core_.is_dead()) {
			return core_.drop_reference(interface_name());
		}
		ULONG left = core_.drop_reference(interface_name());
		if (left == 0) {
			dropped();
			bury(this);
		}
		return left;
	}

	ObjectCore &core() { return core_; }
	virtual const char *interface_name() const = 0;

protected:
	Object(Kind kind, std::shared_ptr<Roof> under) : Mortal(kind, std::move(under)) {}

	virtual bool implements(REFIID wanted) const = 0;
	/** Gives up what the object holds; its shell stays for a while. */
	virtual void dropped() {}

	HRESULT fail(HRESULT result, const std::string &text) { return core_.fail(result, text); }
};

/** An object with GetLastError, as most of MAPI's have. */
template <class Interface>
class MapiObject : public Object<Interface> {

public:
	HRESULT STDMETHODCALLTYPE GetLastError(HRESULT result, ULONG flags, LPMAPIERROR *error) override {
		ENTER(GetLastError, local)
		return this->core_.last_error(this->interface_name(), result, flags, error);
	}

protected:
	using Object<Interface>::Object;
};

} // namespace standin

#endif
