/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

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
