// SPDX-License-Identifier: Apache-2.0

#include "harness.h"

namespace standin {
namespace test {

namespace {

constexpr ULONG nt_service = 0x10000;
constexpr ULONG no_mail = 0x8000;

} // namespace

TEST(a_client_that_keeps_the_rules_breaks_none) {
	{
		Primary primary(MAPI_MULTITHREAD_NOTIFICATIONS);
		Mail mail;
		on_thread([] {
			CoInitializeEx(nullptr, COINIT_MULTITHREADED);
			CHECK_OK(initialize(MAPI_MULTITHREAD_NOTIFICATIONS | no_coinit));
			{
				Mail own;
				own.save(own.inbox, L"A message");
			}
			uninitialize();
			CoUninitialize();
		});
		CHECK(texts(mail.inbox, PR_SUBJECT_W) == std::vector<std::wstring>{L"A message"});
	}
	CHECK_BROKEN("", 0);
	CHECK(count_of("objects") == 0);
	CHECK(count_of("buffers") == 0);
	CHECK(count_of("threads") == 0);
}

TEST(r1_calls_on_a_thread_without_mapi_are_refused) {
	Primary primary;
	Mail mail;
	on_thread([&] {
		ULONG count = 0;
		IMAPITable *table = nullptr;
		CHECK_RESULT(MAPI_E_NOT_INITIALIZED, mail.inbox->GetContentsTable(MAPI_UNICODE, &table));
		LPSPropValue values = nullptr;
		CHECK_RESULT(MAPI_E_NOT_INITIALIZED, mail.store->GetProps(nullptr, MAPI_UNICODE, &count, &values));
		IMAPISession *session = nullptr;
		CHECK_RESULT(MAPI_E_NOT_INITIALIZED, log_on(&session));
	});
	CHECK_BROKEN("R1", 3);
}

TEST(r1_buffers_and_references_count_as_calls) {
	Primary primary;
	Mail mail;
	void *buffer = nullptr;
	CHECK_OK(allocate(10, &buffer));
	mail.inbox->AddRef();
	on_thread([&] {
		release(buffer);
		mail.inbox->Release();
	});
	CHECK_BROKEN("R1", 2);
}

TEST(r2_a_thread_ends_without_uninitializing) {
	{
		Primary primary;
		on_thread([] { CHECK_OK(initialize(0)); });
		CHECK_BROKEN("R2", 1);
	}
	std::string answer;
	CHECK(!try_control("reset", answer));
	CHECK(try_control("reset force", answer));
}

TEST(r3_a_thread_uninitializes_what_it_did_not_initialize) {
	Primary primary;
	on_thread([] { uninitialize(); });
	CHECK_BROKEN("R3", 1);
	CHECK(count_of("threads") == 1);
}

TEST(r4_the_first_thread_leaves_before_others) {
	HANDLE ready = CreateEventW(nullptr, TRUE, FALSE, nullptr);
	HANDLE go = CreateEventW(nullptr, TRUE, FALSE, nullptr);
	CHECK_OK(initialize(0));
	Background worker([&] {
		CHECK_OK(initialize(0));
		SetEvent(ready);
		WaitForSingleObject(go, 10000);
		uninitialize();
	});
	WaitForSingleObject(ready, 10000);
	uninitialize();
	SetEvent(go);
	CHECK(worker.join(10000));
	CHECK_BROKEN("R4", 1);
	CHECK(count_of("threads") == 0);
}

TEST(r5_uninitialize_waits_for_a_first_thread_that_does_not_dispatch) {
	Primary primary;
	control("pump limit=200");
	Background worker([] {
		CHECK_OK(initialize(0));
		uninitialize();
	});
	CHECK(!worker.join(800));
	CHECK_BROKEN("R5", 1);
	CHECK(pump_until([&] { return worker.ended(); }));
	CHECK_BROKEN("R5", 1);
}

TEST(r5_calls_tell_of_a_first_thread_that_does_not_dispatch) {
	Primary primary(MAPI_MULTITHREAD_NOTIFICATIONS);
	control("pump limit=200");
	Background worker([] {
		CHECK_OK(initialize(MAPI_MULTITHREAD_NOTIFICATIONS));
		{
			Mail mail;
			ULONGLONG end = GetTickCount64() + 900;
			while (GetTickCount64() < end) {
				get_long(mail.inbox, PR_CONTENT_COUNT);
				Sleep(20);
			}
		}
		uninitialize();
	});
	Sleep(700);
	CHECK_BROKEN("R5", 1);
	CHECK(pump_until([&] { return worker.ended(); }));
	CHECK(control("notes").find("dispatches again") != std::string::npos);
}

TEST(r5_asking_what_was_broken_looks_at_the_first_thread) {
	Primary primary;
	control("pump limit=200");
	for (int i = 0; i < 100 && violations_of("R5") == 0; i++) {
		Sleep(20);
	}
	CHECK_BROKEN("R5", 1);
	pump_for(0);
	control("violations clear");
	for (int i = 0; i < 40; i++) {
		pump_for(10);
		violations_of("R5");
	}
	CHECK_BROKEN("", 0);
}

TEST(r5_a_first_thread_that_dispatches_breaks_nothing) {
	Primary primary;
	control("pump limit=500");
	Background worker([] {
		CHECK_OK(initialize(0));
		{
			Mail mail;
			ULONGLONG end = GetTickCount64() + 900;
			while (GetTickCount64() < end) {
				get_long(mail.inbox, PR_CONTENT_COUNT);
				Sleep(5);
			}
		}
		uninitialize();
	});
	CHECK(pump_until([&] { return worker.ended(); }));
	CHECK_BROKEN("", 0);
}

TEST(r5_the_last_messages_are_dispatched_after_uninitialize) {
	on_thread([] {
		CHECK_OK(initialize(0));
		uninitialize();
		pump_for(0);
	});
	CHECK(control("notes").find("last messages") == std::string::npos);
	on_thread([] {
		CHECK_OK(initialize(0));
		uninitialize();
	});
	CHECK(control("notes").find("last messages") != std::string::npos);
	CHECK_BROKEN("", 0);
}

TEST(r6_objects_are_alive_at_uninitialize) {
	CHECK_OK(initialize(0));
	IMAPISession *session = nullptr;
	CHECK_OK(log_on(&session));
	uninitialize();
	CHECK_BROKEN("R6", 1);
	CHECK(all_violations().find("'session'") != std::string::npos);
	CHECK(count_of("session") == 1);
	CHECK_OK(initialize(0));
	session->Release();
	uninitialize();
	CHECK(count_of("session") == 0);
}

TEST(r6_a_store_is_released_before_its_folder) {
	Primary primary;
	Mail mail;
	IMsgStore *second = nullptr;
	std::vector<BYTE> id = get_bytes(mail.store, PR_ENTRYID);
	CHECK_OK(mail.session->OpenMsgStore(0, static_cast<ULONG>(id.size()), reinterpret_cast<LPENTRYID>(id.data()),
			nullptr, MAPI_BEST_ACCESS, &second));
	ULONG type = 0;
	IMAPIFolder *root = nullptr;
	CHECK_OK(second->OpenEntry(0, nullptr, nullptr, MAPI_BEST_ACCESS, &type, reinterpret_cast<LPUNKNOWN *>(&root)));
	second->Release();
	CHECK_BROKEN("R6", 1);
	root->Release();
	CHECK_BROKEN("R6", 1);
}

TEST(r6_calls_on_what_was_released_are_recognized) {
	Primary primary;
	Mail mail;
	IMAPIFolder *folder = mail.folder(L"Released");
	folder->Release();
	IMAPITable *table = nullptr;
	CHECK_RESULT(MAPI_E_INVALID_OBJECT, folder->GetContentsTable(MAPI_UNICODE, &table));
	CHECK(folder->Release() == 0);
	CHECK(folder->AddRef() == 0);
	CHECK_BROKEN("R6", 3);
}

TEST(r6_logoff_while_objects_are_open) {
	Primary primary;
	IMAPISession *session = nullptr;
	CHECK_OK(log_on(&session));
	IMAPITable *table = nullptr;
	CHECK_OK(session->GetMsgStoresTable(MAPI_UNICODE, &table));
	CHECK_OK(session->Logoff(0, 0, 0));
	CHECK_BROKEN("R6", 1);
	table->Release();
	CHECK_RESULT(MAPI_E_INVALID_OBJECT, session->GetStatusTable(MAPI_UNICODE, &table));
	CHECK_BROKEN("R6", 2);
	session->Release();
}

TEST(r7_initializing_in_a_loop_is_noted) {
	on_thread([] {
		for (int i = 0; i < 40; i++) {
			CHECK_OK(initialize(0));
			uninitialize();
			pump_for(0);
		}
	});
	CHECK(control("notes").find("R7\t") != std::string::npos);
	CHECK_BROKEN("", 0);
}

TEST(r9_a_thread_that_impersonates_is_told) {
	Primary primary;
	Mail mail;
	CHECK(ImpersonateSelf(SecurityImpersonation));
	get_long(mail.inbox, PR_CONTENT_COUNT);
	RevertToSelf();
	get_long(mail.inbox, PR_CONTENT_COUNT);
	CHECK_BROKEN("R9", 1);
	control("tokens off");
	CHECK(ImpersonateSelf(SecurityImpersonation));
	get_long(mail.inbox, PR_CONTENT_COUNT);
	RevertToSelf();
	CHECK_BROKEN("R9", 1);
}

TEST(r10_no_coinit_needs_com_of_ones_own) {
	CHECK_OK(initialize(no_coinit));
	CHECK_BROKEN("R10", 1);
	uninitialize();
}

TEST(r10_the_first_thread_has_to_be_single_threaded) {
	on_thread([] {
		CoInitializeEx(nullptr, COINIT_MULTITHREADED);
		CHECK_OK(initialize(no_coinit));
		uninitialize();
		CoUninitialize();
	});
	CHECK_BROKEN("R10", 1);
}

TEST(r10_without_no_coinit_the_apartment_may_be_another) {
	Primary primary;
	on_thread([] {
		CoInitializeEx(nullptr, COINIT_MULTITHREADED);
		CHECK_RESULT(RPC_E_CHANGED_MODE, initialize(0));
		CoUninitialize();
	});
	CHECK_BROKEN("R10", 1);
	CHECK(count_of("threads") == 1);
}

TEST(r10_without_no_coinit_com_is_initialized_and_undone) {
	on_thread([] {
		CHECK_OK(initialize(0));
		APTTYPE type = APTTYPE_CURRENT;
		APTTYPEQUALIFIER qualifier = APTTYPEQUALIFIER_NONE;
		CHECK_OK(CoGetApartmentType(&type, &qualifier));
		uninitialize();
		CHECK_RESULT(CO_E_NOTINITIALIZED, CoGetApartmentType(&type, &qualifier));
	});
	CHECK_BROKEN("", 0);
}

TEST(r12_flags_of_threads_contradict) {
	Primary primary(MAPI_MULTITHREAD_NOTIFICATIONS);
	on_thread([] {
		CHECK_OK(initialize(0));
		uninitialize();
	});
	CHECK_BROKEN("R12", 1);
}

TEST(r12_a_service_says_that_it_is_one) {
	control("service on");
	CHECK_OK(initialize(0));
	CHECK_BROKEN("R12", 1);
	uninitialize();
	control("violations clear");
	CHECK_OK(initialize(nt_service));
	IMAPISession *session = nullptr;
	CHECK_RESULT(MAPI_E_INVALID_PARAMETER, log_on(&session, nullptr, nt_service));
	CHECK_BROKEN("", 0);
	CHECK_OK(log_on(&session, nullptr, nt_service | no_mail));
	session->Release();
	CHECK_RESULT(MAPI_E_INVALID_PARAMETER, log_on(&session));
	CHECK_BROKEN("R12", 1);
	uninitialize();
}

TEST(r12_no_service_says_that_it_is_one) {
	CHECK_OK(initialize(nt_service));
	CHECK_BROKEN("R12", 1);
	uninitialize();
}

TEST(unknown_flags_are_refused) {
	CHECK_RESULT(MAPI_E_UNKNOWN_FLAGS, initialize(0x2));
	CHECK(count_of("threads") == 0);
	CHECK_BROKEN("", 0);
}

TEST(initializations_of_one_thread_are_counted) {
	CHECK_OK(initialize(0));
	CHECK_OK(initialize(0));
	uninitialize();
	IMAPISession *session = nullptr;
	CHECK_OK(log_on(&session));
	session->Release();
	uninitialize();
	CHECK_RESULT(MAPI_E_NOT_INITIALIZED, log_on(&session));
	CHECK_BROKEN("R1", 1);
	CHECK(count_of("threads") == 0);
}

TEST(text_without_unicode_is_told) {
	Primary primary;
	Mail mail;
	IMAPITable *table = nullptr;
	CHECK_OK(mail.inbox->GetContentsTable(0, &table));
	table->Release();
	CHECK_BROKEN("CHARS", 1);
	char name[] = "Plain";
	IMAPIFolder *folder = nullptr;
	CHECK_OK(mail.subtree->CreateFolder(FOLDER_GENERIC, reinterpret_cast<LPTSTR>(name), nullptr, nullptr, 0, &folder));
	CHECK(get_text(folder, PR_DISPLAY_NAME_W) == L"Plain");
	folder->Release();
	CHECK_BROKEN("CHARS", 2);
}

TEST(resetting_is_refused_while_a_thread_is_initialized) {
	std::string answer;
	{
		Primary primary;
		CHECK(!try_control("reset", answer));
		CHECK(answer.find("initialized") != std::string::npos);
	}
	CHECK(try_control("reset", answer));
}

} // namespace test
} // namespace standin
