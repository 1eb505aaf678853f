// SPDX-License-Identifier: Apache-2.0

#include "harness.h"
#include "sink.h"

namespace standin {
namespace test {

TEST(without_the_flag_the_first_thread_is_told_when_it_dispatches) {
	Primary primary;
	Mail mail;
	Sink sink;
	ULONG_PTR connection = 0;
	CHECK_OK(mail.store->Advise(0, nullptr, fnevObjectCreated, &sink, &connection));
	CHECK(connection != 0);
	CHECK(sink.references == 2);
	std::vector<BYTE> id = mail.save(mail.inbox, L"A message");
	Sleep(50);
	CHECK(sink.told == 0);
	CHECK(pump_until([&] { return sink.told == 1; }));
	CHECK(sink.told_on == GetCurrentThreadId());
	CHECK(sink.last_id == id);
	CHECK_OK(mail.store->Unadvise(connection));
	CHECK(sink.references == 2);
	CHECK(pump_until([&] { return sink.references == 1; }));
	CHECK(sink.released_on == GetCurrentThreadId());
	CHECK_BROKEN("", 0);
}

TEST(with_the_flag_a_thread_of_mapi_is_told) {
	Primary primary(MAPI_MULTITHREAD_NOTIFICATIONS);
	Mail mail;
	Sink sink;
	ULONG_PTR connection = 0;
	CHECK_OK(mail.store->Advise(0, nullptr, fnevObjectCreated | fnevObjectModified, &sink, &connection));
#ifdef _WIN64
	CHECK(connection > 0xFFFFFFFFULL);
#endif
	std::vector<BYTE> id = mail.save(mail.inbox, L"A message");
	CHECK(pump_until([&] { return sink.told == 1; }));
	CHECK(sink.told_on != GetCurrentThreadId());
	CHECK_OK(mail.store->Unadvise(connection));
	CHECK(pump_until([&] { return sink.references == 1; }));
	CHECK(sink.released_on == sink.told_on);
	mail.save(mail.inbox, L"Another message");
	pump_for(50);
	CHECK(sink.told == 1);
	CHECK_BROKEN("", 0);
}

TEST(late_notifications_come_after_unadvise) {
	Primary primary(MAPI_MULTITHREAD_NOTIFICATIONS);
	Mail mail;
	control("late on");
	Sink sink;
	ULONG_PTR connection = 0;
	CHECK_OK(mail.store->Advise(0, nullptr, fnevObjectDeleted, &sink, &connection));
	CHECK_OK(mail.store->Unadvise(connection));
	CHECK(pump_until([&] { return sink.references == 1; }));
	CHECK(sink.told == 1);
	CHECK_RESULT(MAPI_E_INVALID_PARAMETER, mail.store->Unadvise(connection));
}

TEST(events_are_those_that_were_asked_for) {
	Primary primary(MAPI_MULTITHREAD_NOTIFICATIONS);
	Mail mail;
	Sink news;
	Sink one;
	ULONG_PTR connection = 0;
	ULONG_PTR second = 0;
	std::vector<BYTE> id = mail.save(mail.inbox, L"A message");
	CHECK_OK(mail.store->Advise(0, nullptr, fnevNewMail, &news, &connection));
	CHECK_OK(mail.store->Advise(static_cast<ULONG>(id.size()), reinterpret_cast<LPENTRYID>(id.data()),
			fnevObjectModified, &one, &second));
	control("deliver subject=News");
	IMessage *message = mail.open(id);
	CHECK_OK(set_text(message, PR_SUBJECT_W, L"changed"));
	CHECK_OK(message->SaveChanges(KEEP_OPEN_READWRITE));
	message->Release();
	mail.save(mail.inbox, L"Another message");
	CHECK(pump_until([&] { return news.told == 1 && one.told == 1; }));
	CHECK(news.last_type == fnevNewMail);
	CHECK(one.last_id == id);
	CHECK_OK(mail.store->Unadvise(connection));
	CHECK_OK(mail.store->Unadvise(second));
	CHECK(pump_until([&] { return news.references == 1 && one.references == 1; }));
}

TEST(tables_tell_of_changes) {
	Primary primary(MAPI_MULTITHREAD_NOTIFICATIONS);
	Mail mail;
	IMAPITable *table = nullptr;
	CHECK_OK(mail.inbox->GetContentsTable(MAPI_UNICODE, &table));
	Sink sink;
	ULONG_PTR connection = 0;
	CHECK_OK(table->Advise(fnevTableModified, &sink, &connection));
	mail.save(mail.inbox, L"A message");
	CHECK(pump_until([&] { return sink.told > 0; }));
	CHECK(sink.last_type == fnevTableModified);
	CHECK_OK(table->Unadvise(connection));
	CHECK(pump_until([&] { return sink.references == 1; }));
	table->Release();
}

TEST(what_is_never_given_to_unadvise_is_told) {
	Primary primary(MAPI_MULTITHREAD_NOTIFICATIONS);
	Sink sink;
	{
		Mail mail;
		ULONG_PTR connection = 0;
		CHECK_OK(mail.store->Advise(0, nullptr, fnevObjectCreated, &sink, &connection));
	}
	CHECK_BROKEN("R6", 1);
	CHECK(pump_until([&] { return sink.references == 1; }));
}

} // namespace test
} // namespace standin
