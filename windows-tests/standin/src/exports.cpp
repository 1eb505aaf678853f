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

#include "abi.h"

#include "ledger.h"
#include "memory.h"
#include "notify.h"
#include "profiles.h"
#include "session.h"

// The flat functions of MAPI. They carry names of their own, because the headers declare MAPI's with other argument
// widths; exports.list gives them the names under which clients look for them.

#define FLAT(type) extern "C" type __stdcall

using namespace standin;

FLAT(HRESULT) StandIn_MAPIInitialize(LPVOID init) {
	return ledger().initialize(init);
}

FLAT(void) StandIn_MAPIUninitialize() {
	ledger().uninitialize();
}

FLAT(HRESULT)
StandIn_MAPILogonEx(ULONG_PTR, LPTSTR profile, LPTSTR password, ULONG flags, standin::IMAPISession **session) {
	return log_on(profile, password, flags, session);
}

FLAT(SCODE) StandIn_MAPIAllocateBuffer(ULONG bytes, LPVOID *buffer) {
	return allocate_buffer(bytes, buffer);
}

FLAT(SCODE) StandIn_MAPIAllocateMore(ULONG bytes, LPVOID owner, LPVOID *buffer) {
	return allocate_more(bytes, owner, buffer);
}

FLAT(ULONG) StandIn_MAPIFreeBuffer(LPVOID buffer) {
	return free_buffer(buffer);
}

FLAT(HRESULT) StandIn_HrDispatchNotifications(ULONG) {
	return dispatch_notifications();
}

FLAT(HRESULT) StandIn_MAPIAdminProfiles(ULONG flags, LPVOID *admin) {
	return admin_profiles(flags, admin);
}
