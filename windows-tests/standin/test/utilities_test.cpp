// SPDX-License-Identifier: Apache-2.0

#include <cstring>

#include "harness.h"
#include "sink.h"

namespace standin {
namespace test {

namespace {

// the example of "MS-OXRTFCP: Rich Text Format (RTF) Compression Algorithm"
const BYTE compressed_hello[] = {0x2D, 0x00, 0x00, 0x00, 0x2B, 0x00, 0x00, 0x00, 0x4C, 0x5A, 0x46, 0x75, 0xF1, 0xC5,
		0xC7, 0xA7, 0x03, 0x00, 0x0A, 0x00, 0x72, 0x63, 0x70, 0x67, 0x31, 0x32, 0x35, 0x42, 0x32, 0x0A, 0xF3, 0x20,
		0x68, 0x65, 0x6C, 0x09, 0x00, 0x20, 0x62, 0x77, 0x05, 0xB0, 0x6C, 0x64, 0x7D, 0x0A, 0x80, 0x0F, 0xA0};
const char plain_hello[] = "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n";

IStream *open_rtf(IMessage *message, ULONG flags) {
	IStream *stream = nullptr;
	CHECK_OK(message->OpenProperty(PR_RTF_COMPRESSED, &IID_IStream, flags != 0 ? STGM_READWRITE : STGM_READ, flags,
			reinterpret_cast<LPUNKNOWN *>(&stream)));
	return stream;
}

std::string unwrapped(IMessage *message) {
	HRESULT(__stdcall *wrap)(IStream *, ULONG, IStream **) = reinterpret_cast<HRESULT(__stdcall *)(IStream *, ULONG,
			IStream **)>(function("WrapCompressedRTFStream", 12));
	IStream *compressed = open_rtf(message, 0);
	IStream *plain = nullptr;
	CHECK_OK(wrap(compressed, 0, &plain));
	char text[200];
	ULONG read = 0;
	CHECK_OK(plain->Read(text, sizeof text, &read));
	plain->Release();
	compressed->Release();
	return std::string(text, read);
}

} // namespace

TEST(row_sets_are_freed_as_a_whole) {
	Primary primary;
	Mail mail;
	control("seed folder=inbox messages=50");
	void(__stdcall *free_rows)(LPSRowSet) = reinterpret_cast<void(__stdcall *)(LPSRowSet)>(function("FreeProws", 4));
	HRESULT(__stdcall *query_all)(IMAPITable *, LPSPropTagArray, LPSRestriction, LPSSortOrderSet, LONG, LPSRowSet *)
			= reinterpret_cast<HRESULT(__stdcall *)(IMAPITable *, LPSPropTagArray, LPSRestriction, LPSSortOrderSet,
					LONG,
					LPSRowSet *)>(function("HrQueryAllRows", 24));
	long before = count_of("buffers");
	IMAPITable *table = nullptr;
	CHECK_OK(mail.inbox->GetContentsTable(MAPI_UNICODE, &table));
	SizedSPropTagArray(1, columns) = {1, {PR_SUBJECT_W}};
	LPSRowSet rows = nullptr;
	CHECK_OK(query_all(table, reinterpret_cast<LPSPropTagArray>(&columns), nullptr, nullptr, 0, &rows));
	CHECK(rows->cRows == 50);
	free_rows(rows);
	CHECK_RESULT(MAPI_E_TABLE_TOO_BIG, query_all(table, nullptr, nullptr, nullptr, 10, &rows));
	table->Release();
	CHECK(count_of("buffers") == before);
	CHECK_BROKEN("", 0);
}

TEST(properties_are_counted_and_copied) {
	Primary primary;
	SCODE(__stdcall *count_props)(int, LPSPropValue, ULONG *)
			= reinterpret_cast<SCODE(__stdcall *)(int, LPSPropValue, ULONG *)>(function("ScCountProps", 12));
	SCODE(__stdcall *copy_props)(int, LPSPropValue, void *, ULONG *)
			= reinterpret_cast<SCODE(__stdcall *)(int, LPSPropValue, void *, ULONG *)>(function("ScCopyProps", 16));
	char ansi[] = "ansi";
	SPropValue values[3] = {};
	values[0].ulPropTag = PROP_TAG(PT_STRING8, 0x6A00);
	values[0].Value.lpszA = ansi;
	values[1].ulPropTag = PROP_TAG(PT_ERROR, 0x6A01);
	values[1].Value.err = MAPI_E_NOT_FOUND;
	values[2].ulPropTag = PROP_TAG(PT_UNICODE, 0x6A02);
	values[2].Value.lpszW = reinterpret_cast<LPWSTR>(const_cast<wchar_t *>(L"wide"));
	ULONG bytes = 0;
	CHECK_OK(count_props(3, values, &bytes));
	std::vector<BYTE> block(bytes);
	ULONG copied = 0;
	CHECK_OK(copy_props(3, values, block.data(), &copied));
	CHECK(copied == bytes);
	SPropValue *copies = reinterpret_cast<SPropValue *>(block.data());
	CHECK(copies[0].Value.lpszA != ansi && std::strcmp(copies[0].Value.lpszA, "ansi") == 0);
	CHECK(copies[1].Value.err == MAPI_E_NOT_FOUND);
	CHECK(std::wcscmp(reinterpret_cast<const wchar_t *>(copies[2].Value.lpszW), L"wide") == 0);
}

TEST(one_property_is_read) {
	Primary primary;
	Mail mail;
	HRESULT(__stdcall *get)(IMAPIProp *, ULONG, LPSPropValue *)
			= reinterpret_cast<HRESULT(__stdcall *)(IMAPIProp *, ULONG, LPSPropValue *)>(function("HrGetOneProp", 12));
	LPSPropValue value = nullptr;
	CHECK_OK(get(mail.inbox, PR_CONTENT_COUNT, &value));
	CHECK(value->Value.l == 0);
	release(value);
	CHECK_RESULT(MAPI_E_NOT_FOUND, get(mail.inbox, PROP_TAG(PT_LONG, 0x6A00), &value));
}

TEST(compressed_rtf_is_read_and_written) {
	Primary primary;
	Mail mail;
	IMessage *message = mail.open(mail.save(mail.inbox, L"A message"));
	IStream *stream = open_rtf(message, MAPI_CREATE | MAPI_MODIFY);
	ULONG written = 0;
	CHECK_OK(stream->Write(compressed_hello, sizeof compressed_hello, &written));
	stream->Release();
	CHECK(unwrapped(message) == plain_hello);
	HRESULT(__stdcall *wrap)(IStream *, ULONG, IStream **) = reinterpret_cast<HRESULT(__stdcall *)(IStream *, ULONG,
			IStream **)>(function("WrapCompressedRTFStream", 12));
	IStream *compressed = open_rtf(message, MAPI_CREATE | MAPI_MODIFY);
	IStream *plain = nullptr;
	CHECK_OK(wrap(compressed, MAPI_MODIFY, &plain));
	CHECK_OK(plain->Write("{\\rtf1 new}", 11, &written));
	CHECK_OK(plain->Commit(0));
	plain->Release();
	compressed->Release();
	CHECK(unwrapped(message) == "{\\rtf1 new}");
	compressed = open_rtf(message, MAPI_CREATE | MAPI_MODIFY);
	CHECK_OK(compressed->Write("no rtf at all, I fear", 21, &written));
	compressed->Release();
	compressed = open_rtf(message, 0);
	CHECK_RESULT(MAPI_E_CORRUPT_DATA, wrap(compressed, 0, &plain));
	compressed->Release();
	message->Release();
	CHECK_BROKEN("", 0);
}

TEST(a_sink_of_this_thread_is_told_on_this_thread) {
	Primary primary(MAPI_MULTITHREAD_NOTIFICATIONS);
	on_thread([] {
		CHECK_OK(initialize(MAPI_MULTITHREAD_NOTIFICATIONS));
		HRESULT(__stdcall *wrap)(IMAPIAdviseSink *, IMAPIAdviseSink **)
				= reinterpret_cast<HRESULT(__stdcall *)(IMAPIAdviseSink *, IMAPIAdviseSink **)>(
						function("HrThisThreadAdviseSink", 8));
		{
			Mail mail;
			Sink sink;
			IMAPIAdviseSink *wrapped = nullptr;
			CHECK_OK(wrap(&sink, &wrapped));
			ULONG_PTR connection = 0;
			CHECK_OK(mail.store->Advise(0, nullptr, fnevObjectCreated, wrapped, &connection));
			wrapped->Release();
			mail.save(mail.inbox, L"A message");
			Sleep(50);
			CHECK(sink.told == 0);
			CHECK(pump_until([&] { return sink.told == 1; }));
			CHECK(sink.told_on == GetCurrentThreadId());
			CHECK_OK(mail.store->Unadvise(connection));
			CHECK(pump_until([&] { return sink.references == 1; }));
		}
		uninitialize();
	});
	CHECK_BROKEN("", 0);
}

TEST(threads_work_at_the_same_time) {
	{
		Primary primary(MAPI_MULTITHREAD_NOTIFICATIONS);
		Mail mail;
		Sink sink;
		ULONG_PTR connection = 0;
		CHECK_OK(mail.store->Advise(0, nullptr, fnevObjectCreated, &sink, &connection));
		std::vector<Background *> threads;
		for (int t = 0; t < 4; t++) {
			threads.push_back(new Background([] {
				CHECK_OK(initialize(MAPI_MULTITHREAD_NOTIFICATIONS));
				for (int round = 0; round < 5; round++) {
					Mail own;
					for (int i = 0; i < 20; i++) {
						IMessage *message = own.open(own.save(own.inbox, L"A message"));
						CHECK(get_text(message, PR_SUBJECT_W) == L"A message");
						message->Release();
						texts(own.inbox, PR_SUBJECT_W);
					}
				}
				uninitialize();
			}));
		}
		for (Background *thread : threads) {
			CHECK(pump_until([&] { return thread->ended(); }));
			delete thread;
		}
		CHECK(pump_until([&] { return sink.told == 400; }));
		CHECK_OK(mail.store->Unadvise(connection));
		CHECK(pump_until([&] { return sink.references == 1; }));
		CHECK(get_long(mail.inbox, PR_CONTENT_COUNT) == 400);
	}
	CHECK_BROKEN("", 0);
	CHECK(count_of("objects") == 0);
	CHECK(count_of("buffers") == 0);
}

} // namespace test
} // namespace standin
