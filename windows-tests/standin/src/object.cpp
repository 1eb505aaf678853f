// SPDX-License-Identifier: Apache-2.0

#include "object.h"

#include <cstring>

#include "lock.h"
#include "log.h"
#include "memory.h"
#include "text.h"

namespace standin {

namespace {

constexpr size_t graves = 1024;

struct Graveyard {
	Lock lock;
	Mortal *buried[graves] = {};
	size_t next = 0;
};

Graveyard &graveyard() {
	static Graveyard *instance = new Graveyard();
	return *instance;
}

} // namespace

ObjectCore::ObjectCore(Kind kind, std::shared_ptr<Roof> under)
	: kind_(kind), owner_(this_thread()), under_(std::move(under)) {
	owner_.objects[static_cast<int>(kind_)]++;
	if (under_ != nullptr) {
		under_->objects++;
	}
}

ULONG ObjectCore::add_reference(const char *interface_name) {
	if (this_thread().initialized == 0) {
		violation("R1", "%s::AddRef on a thread that has not initialized MAPI", interface_name);
	}
	if (is_dead()) {
		violation("R6", "%s::AddRef on an object that was released", interface_name);
		return 0;
	}
	return ++references_;
}

ULONG ObjectCore::drop_reference(const char *interface_name) {
	if (this_thread().initialized == 0) {
		violation("R1", "%s::Release on a thread that has not initialized MAPI", interface_name);
	}
	if (is_dead()) {
		violation("R6", "%s::Release on an object that was released", interface_name);
		return 0;
	}
	ULONG left = --references_;
	if (left == 0) {
		died();
	}
	return left;
}

void ObjectCore::died() {
	owner_.objects[static_cast<int>(kind_)]--;
	if (own_ != nullptr && own_->objects > 0) {
		violation("R6", "a %s is released before %ld object(s) that were opened through it", name_of(kind_),
				own_->objects.load());
	}
	if (under_ != nullptr) {
		under_->objects--;
		under_.reset();
	}
}

const std::shared_ptr<Roof> &ObjectCore::own_roof() {
	if (own_ == nullptr) {
		own_ = std::make_shared<Roof>();
		own_->kind = kind_;
	}
	return own_;
}

HRESULT ObjectCore::fail(HRESULT result, const std::string &text) {
	failed_ = result;
	failure_ = text;
	return result;
}

HRESULT ObjectCore::last_error(const char *interface_name, HRESULT result, ULONG flags, LPMAPIERROR *error) {
	if (error == nullptr) {
		return MAPI_E_INVALID_PARAMETER;
	}
	*error = nullptr;
	if (failure_.empty() || result != failed_) {
		return S_OK;
	}
	bool wide = (flags & MAPI_UNICODE) != 0;
	check_unicode(interface_name, flags);
	void *memory = allocate(sizeof(MAPIERROR));
	void *text = nullptr;
	void *component = nullptr;
	std::wstring message = widen(failure_);
	std::string narrow_message = encode(CP_ACP, message);
	size_t bytes = wide ? (message.size() + 1) * sizeof(wchar_t) : narrow_message.size() + 1;
	if (memory == nullptr || FAILED(allocate_more(static_cast<ULONG>(bytes), memory, &text))
			|| FAILED(allocate_more(32, memory, &component))) {
		release(memory);
		return MAPI_E_NOT_ENOUGH_MEMORY;
	}
	if (wide) {
		std::memcpy(text, message.c_str(), bytes);
		std::memcpy(component, L"Stand-in", 9 * sizeof(wchar_t));
	}
	else {
		std::memcpy(text, narrow_message.c_str(), bytes);
		std::memcpy(component, "Stand-in", 9);
	}
	MAPIERROR *made = static_cast<MAPIERROR *>(memory);
	made->ulVersion = MAPI_ERROR_VERSION;
	made->lpszError = static_cast<LPTSTR>(text);
	made->lpszComponent = static_cast<LPTSTR>(component);
	made->ulLowLevelError = static_cast<ULONG>(result) & 0xFFFF;
	made->ulContext = 1;
	*error = made;
	return S_OK;
}

void bury(Mortal *object) {
	Mortal *oldest = nullptr;
	{
		Held held(graveyard().lock);
		Mortal *&grave = graveyard().buried[graveyard().next++ % graves];
		oldest = grave;
		grave = object;
	}
	delete oldest;
}

void empty_graveyard() {
	for (size_t i = 0; i < graves; i++) {
		bury(nullptr);
	}
}

} // namespace standin
