// SPDX-License-Identifier: Apache-2.0

#include <cstring>

#include "harness.h"

namespace standin {
namespace test {

namespace {

/**
 * The slot of a virtual method: in the C++ ABI of GCC, also on Windows, a pointer to a virtual member holds the offset
 * into the vtable, plus one.
 */
template <typename Method>
size_t slot_of(Method method) {
	size_t word = 0;
	std::memcpy(&word, &method, sizeof word);
	return (word - 1) / sizeof(void *);
}

// what is passed by pointer has the same layout on both sides, or nothing works
static_assert(sizeof(SPropValue) == (sizeof(void *) == 8 ? 24 : 16), "SPropValue");
static_assert(offsetof(SPropValue, Value) == 8, "SPropValue.Value");
static_assert(sizeof(SRestriction) == (sizeof(void *) == 8 ? 32 : 16), "SRestriction");
static_assert(sizeof(NOTIFICATION) == (sizeof(void *) == 8 ? 88 : 64), "NOTIFICATION");
static_assert(sizeof(MAPINAMEID) == (sizeof(void *) == 8 ? 24 : 12), "MAPINAMEID");
static_assert(offsetof(SRowSet, aRow) == (sizeof(void *) == 8 ? 8 : 4), "SRowSet.aRow");
static_assert(offsetof(ADRLIST, aEntries) == (sizeof(void *) == 8 ? 8 : 4), "ADRLIST.aEntries");
static_assert(sizeof(MAPIERROR) == (sizeof(void *) == 8 ? 32 : 20), "MAPIERROR");

} // namespace

TEST(every_method_is_in_its_slot) {
	int checked = 0;
#define SLOT(interface_name, method, slot) \
	if (slot_of(&interface_name::method) != slot) { \
		failed(__FILE__, __LINE__, #interface_name "::" #method " is not in slot " #slot); \
	} \
	checked++;
#include "vtable_slots.inc"
#undef SLOT
	CHECK(checked > 100);
}

TEST(slots_of_objects_are_those_of_their_interfaces) {
	Primary primary;
	IMAPISession *session = nullptr;
	CHECK_OK(log_on(&session));
	// called as a client in another language does: the pointer at a slot, with the object as first argument
	void **vtable = *reinterpret_cast<void ***>(session);
	ULONG(STDMETHODCALLTYPE * add)(void *) = reinterpret_cast<ULONG(STDMETHODCALLTYPE *)(void *)>(vtable[1]);
	HRESULT(STDMETHODCALLTYPE * stores)(void *, ULONG, IMAPITable **)
			= reinterpret_cast<HRESULT(STDMETHODCALLTYPE *)(void *, ULONG, IMAPITable **)>(vtable[4]);
	CHECK(add(session) == 2);
	IMAPITable *table = nullptr;
	CHECK_OK(stores(session, MAPI_UNICODE, &table));
	vtable = *reinterpret_cast<void ***>(table);
	HRESULT(STDMETHODCALLTYPE * query)(void *, LONG, ULONG, LPSRowSet *)
			= reinterpret_cast<HRESULT(STDMETHODCALLTYPE *)(void *, LONG, ULONG, LPSRowSet *)>(vtable[19]);
	LPSRowSet rows = nullptr;
	CHECK_OK(query(table, 5, 0, &rows));
	CHECK(rows->cRows == 1);
	release_rows(rows);
	table->Release();
	session->Release();
	session->Release();
}

} // namespace test
} // namespace standin
