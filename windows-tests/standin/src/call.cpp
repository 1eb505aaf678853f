// SPDX-License-Identifier: Apache-2.0

#include "call.h"

#include <mapicode.h>
#include <mapidefs.h>

#include "faults.h"
#include "log.h"
#include "object.h"
#include "pump.h"
#include "settings.h"

namespace standin {

namespace {

Role role_of(const ThreadRecord &thread) {
	return thread.first ? Role::primary : Role::worker;
}

void go_to_server(ThreadRecord &thread, const char *name) {
	add_to(thread.round_trips, 1);
	check_token(name);
	watch_pump();
	wait_for_server();
}

} // namespace

std::string CallSite::full() const {
	return std::string(interface_name) + "::" + method;
}

HRESULT enter_call(const CallSite &site, ObjectCore &object) {
	ThreadRecord &thread = this_thread();
	add_to(thread.calls, 1);
	if (thread.initialized.load(std::memory_order_relaxed) == 0) {
		violation("R1", "%s on a thread that has not initialized MAPI", site.full().c_str());
		return MAPI_E_NOT_INITIALIZED;
	}
	if (object.is_dead()) {
		violation("R6", "%s on an object that was released", site.full().c_str());
		return MAPI_E_INVALID_OBJECT;
	}
	if (site.trip == Trip::server) {
		go_to_server(thread, site.method);
	}
	if (faults_active.load(std::memory_order_relaxed)) {
		HRESULT injected = injected_fault(site.full().c_str(), role_of(thread));
		return FAILED(injected) ? object.fail(injected, "the stand-in was told to fail " + site.full()) : S_OK;
	}
	return S_OK;
}

HRESULT enter_function(const char *name, Trip trip) {
	ThreadRecord &thread = this_thread();
	add_to(thread.calls, 1);
	if (thread.initialized == 0) {
		violation("R1", "%s on a thread that has not initialized MAPI", name);
		return MAPI_E_NOT_INITIALIZED;
	}
	if (trip == Trip::server) {
		go_to_server(thread, name);
	}
	return faults_at(name, role_of(thread));
}

void check_unicode(const char *call, ULONG flags) {
	if ((flags & MAPI_UNICODE) == 0) {
		violation("CHARS", "%s asks for text without MAPI_UNICODE", call);
	}
}

} // namespace standin
