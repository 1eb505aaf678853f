// SPDX-License-Identifier: Apache-2.0

#include "abi.h"

#include "call.h"
#include "ledger.h"
#include "log.h"
#include "memory.h"
#include "notify.h"
#include "profiles.h"
#include "session.h"
#include "thread_sink.h"
#include "utilities.h"

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

FLAT(HRESULT) StandIn_MAPIAdminProfiles(ULONG flags, LPVOID *admin) {
	return admin_profiles(flags, admin);
}

// memory

FLAT(SCODE) StandIn_MAPIAllocateBuffer(ULONG bytes, LPVOID *buffer) {
	return allocate_buffer(bytes, buffer);
}

FLAT(SCODE) StandIn_MAPIAllocateMore(ULONG bytes, LPVOID owner, LPVOID *buffer) {
	return allocate_more(bytes, owner, buffer);
}

FLAT(ULONG) StandIn_MAPIFreeBuffer(LPVOID buffer) {
	return free_buffer(buffer);
}

FLAT(LPMALLOC) StandIn_MAPIGetDefaultMalloc() {
	LPMALLOC allocator = nullptr;
	CoGetMalloc(1, &allocator);
	return allocator;
}

FLAT(void) StandIn_FreeProws(LPSRowSet rows) {
	free_rows(rows);
}

FLAT(void) StandIn_FreePadrlist(LPADRLIST list) {
	free_rows(reinterpret_cast<LPSRowSet>(list));
}

// notifications

FLAT(HRESULT) StandIn_HrDispatchNotifications(ULONG) {
	return dispatch_notifications();
}

FLAT(HRESULT)
StandIn_HrThisThreadAdviseSink(standin::IMAPIAdviseSink *sink, standin::IMAPIAdviseSink **wrapped) {
	return this_thread_sink(sink, wrapped);
}

// properties and tables

FLAT(HRESULT) StandIn_HrGetOneProp(standin::IMAPIProp *object, ULONG tag, LPSPropValue *value) {
	return get_one_prop(object, tag, value);
}

FLAT(HRESULT) StandIn_HrSetOneProp(standin::IMAPIProp *object, LPSPropValue value) {
	return object != nullptr ? object->SetProps(1, value, nullptr) : MAPI_E_INVALID_PARAMETER;
}

FLAT(HRESULT)
StandIn_HrQueryAllRows(standin::IMAPITable *table, LPSPropTagArray columns, LPSRestriction restriction,
		LPSSortOrderSet order, LONG most, LPSRowSet *rows) {
	return query_all_rows(table, columns, restriction, order, most, rows);
}

FLAT(SCODE) StandIn_ScCountProps(int count, LPSPropValue values, ULONG *bytes) {
	return count_props(count, values, bytes);
}

FLAT(SCODE) StandIn_ScCopyProps(int count, LPSPropValue values, LPVOID to, ULONG *bytes) {
	return copy_values(count, values, to, bytes);
}

FLAT(HRESULT) StandIn_WrapCompressedRTFStream(LPSTREAM compressed, ULONG flags, LPSTREAM *plain) {
	return wrap_rtf(compressed, flags, plain);
}

// objects

FLAT(ULONG) StandIn_UlAddRef(LPVOID object) {
	return object != nullptr ? static_cast<IUnknown *>(object)->AddRef() : 0;
}

FLAT(ULONG) StandIn_UlRelease(LPVOID object) {
	return object != nullptr ? static_cast<IUnknown *>(object)->Release() : 0;
}

// the library as a whole

FLAT(SCODE) StandIn_ScInitMapiUtil(ULONG) {
	return S_OK;
}

FLAT(void) StandIn_DeinitMapiUtil() {
}

FLAT(void) StandIn_MAPICrashRecovery(ULONG flags) {
	log_line("CRASHRECOVERY", "flags=0x%lX", flags);
}

FLAT(HRESULT) StandIn_DllCanUnloadNow() {
	// never: windows and threads of MAPI point into it
	return S_FALSE;
}
