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

// What a MAPI client in C++ reaches, as the measure for one in Java.
//
//   bench-client <dll> rows <rows> <batch>     reads contents rows of 8 columns
//   bench-client <dll> bodies <messages>       opens messages and reads their bodies
//   bench-client <dll> call <calls>            calls an empty method through its vtable
//   bench-client <dll> wake <rounds>           wakes a thread that waits for messages and an event
//
// Prints one line of key=value pairs. Latency and other settings of the stand-in come from MAPI_STANDIN.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "client.h"

namespace standin {

namespace {

constexpr ULONG tag_body = PROP_TAG(PT_UNICODE, 0x1000);
constexpr ULONG tag_entry_id = PROP_TAG(PT_BINARY, 0x0FFF);
constexpr LONG messages_at_most = 1000000;
constexpr int measured_rounds = 5;

double seconds() {
	static const double tick = [] {
		LARGE_INTEGER frequency;
		QueryPerformanceFrequency(&frequency);
		return 1.0 / static_cast<double>(frequency.QuadPart);
	}();
	LARGE_INTEGER now;
	QueryPerformanceCounter(&now);
	return static_cast<double>(now.QuadPart) * tick;
}

[[noreturn]] void fail(const char *what, HRESULT result) {
	std::printf("failed=%s result=0x%08lX\n", what, static_cast<unsigned long>(result));
	std::exit(1);
}

void check(const char *what, HRESULT result) {
	if (FAILED(result)) {
		fail(what, result);
	}
}

/** An inbox, opened as a client does that works on one thread alone. */
class Inbox {

public:
	explicit Inbox(Client &client) : client_(client) {
		struct {
			ULONG version;
			ULONG flags;
		} init = {0, 0};
		check("MAPIInitialize", client_.initialize(&init));
		check("MAPILogonEx", client_.log_on(0, nullptr, nullptr, MAPI_UNICODE | MAPI_USE_DEFAULT | MAPI_EXTENDED, &session));
		IMAPITable *stores = nullptr;
		check("GetMsgStoresTable", session->GetMsgStoresTable(MAPI_UNICODE, &stores));
		SizedSPropTagArray(1, columns) = {1, {tag_entry_id}};
		check("SetColumns", stores->SetColumns(reinterpret_cast<LPSPropTagArray>(&columns), 0));
		LPSRowSet rows = nullptr;
		check("QueryRows", stores->QueryRows(1, 0, &rows));
		SBinary &id = rows->aRow[0].lpProps[0].Value.bin;
		check("OpenMsgStore", session->OpenMsgStore(0, id.cb, reinterpret_cast<LPENTRYID>(id.lpb), nullptr,
									   MDB_WRITE | MAPI_BEST_ACCESS, &store));
		free_rows(rows);
		stores->Release();
		ULONG bytes = 0;
		LPENTRYID inbox = nullptr;
		check("GetReceiveFolder", store->GetReceiveFolder(nullptr, MAPI_UNICODE, &bytes, &inbox, nullptr));
		ULONG type = 0;
		check("OpenEntry", store->OpenEntry(bytes, inbox, nullptr, MAPI_BEST_ACCESS, &type,
								   reinterpret_cast<LPUNKNOWN *>(&folder)));
		client_.release(inbox);
	}

	~Inbox() {
		folder->Release();
		store->Release();
		session->Logoff(0, 0, 0);
		session->Release();
		client_.uninitialize();
	}

	void free_rows(LPSRowSet rows) {
		for (ULONG i = 0; i < rows->cRows; i++) {
			client_.release(rows->aRow[i].lpProps);
		}
		client_.release(rows);
	}

	IMAPISession *session = nullptr;
	IMsgStore *store = nullptr;
	IMAPIFolder *folder = nullptr;

private:
	Client &client_;
};

void seed(Client &client, const std::string &what) {
	if (client.control == nullptr) {
		return;
	}
	char answer[1024] = "";
	// looking for a thread token costs a round trip to the system at each call: no part of what is measured
	client.control("tokens off", answer, sizeof answer);
	if (client.control(("seed folder=inbox " + what).c_str(), answer, sizeof answer) < 0) {
		std::printf("failed=seed answer=%s\n", answer);
		std::exit(1);
	}
}

/** Sums what a row holds, so that reading it is part of the measure. */
unsigned long long read_row(const SRow &row) {
	unsigned long long sum = 0;
	for (ULONG i = 0; i < row.cValues; i++) {
		const SPropValue &value = row.lpProps[i];
		switch (PROP_TYPE(value.ulPropTag)) {
			case PT_UNICODE:
				sum += std::wcslen(reinterpret_cast<const wchar_t *>(value.Value.lpszW));
				break;
			case PT_BINARY:
				sum += value.Value.bin.cb;
				break;
			default:
				sum += static_cast<ULONG>(value.Value.l);
				break;
		}
	}
	return sum;
}

int rows(Client &client, LONG count, LONG batch) {
	seed(client, "messages=" + std::to_string(std::min(count, messages_at_most)));
	Inbox inbox(client);
	double best = 1e9;
	double query = 0;
	unsigned long long sum = 0;
	LONG read = 0;
	for (int round = 0; round < measured_rounds; round++) {
		IMAPITable *table = nullptr;
		check("GetContentsTable", inbox.folder->GetContentsTable(MAPI_UNICODE, &table));
		SizedSPropTagArray(8, columns)
				= {8, {tag_entry_id, PR_MESSAGE_CLASS_W, PR_SUBJECT_W, PR_SENDER_NAME_W, PR_MESSAGE_DELIVERY_TIME,
						  PR_MESSAGE_FLAGS, PR_MESSAGE_SIZE, PR_IMPORTANCE}};
		double start = seconds();
		double in_query = 0;
		read = 0;
		check("SetColumns", table->SetColumns(reinterpret_cast<LPSPropTagArray>(&columns), TBL_BATCH));
		while (true) {
			LPSRowSet set = nullptr;
			double before = seconds();
			check("QueryRows", table->QueryRows(batch, 0, &set));
			in_query += seconds() - before;
			ULONG got = set->cRows;
			for (ULONG i = 0; i < got; i++) {
				sum += read_row(set->aRow[i]);
			}
			inbox.free_rows(set);
			read += static_cast<LONG>(got);
			if (got == 0) {
				break;
			}
		}
		double took = seconds() - start;
		if (took < best) {
			best = took;
			query = in_query;
		}
		table->Release();
	}
	std::printf("mode=rows rows=%ld batch=%ld seconds=%.6f rows_per_second=%.0f query_share=%.2f checksum=%llu\n", read,
			batch, best, read / best, query / best, sum);
	return 0;
}

size_t read_stream(IMessage *message) {
	IStream *stream = nullptr;
	check("OpenProperty", message->OpenProperty(tag_body, &IID_IStream, STGM_READ, 0,
								  reinterpret_cast<LPUNKNOWN *>(&stream)));
	static BYTE buffer[64 * 1024];
	size_t sum = 0;
	ULONG got = 0;
	do {
		check("Read", stream->Read(buffer, sizeof buffer, &got));
		sum += got;
	}
	while (got == sizeof buffer);
	stream->Release();
	return sum;
}

size_t read_body(Client &client, IMessage *message) {
	SizedSPropTagArray(1, wanted) = {1, {tag_body}};
	ULONG count = 0;
	LPSPropValue values = nullptr;
	check("GetProps",
			message->GetProps(reinterpret_cast<LPSPropTagArray>(&wanted), MAPI_UNICODE, &count, &values));
	size_t size = 0;
	bool stream = PROP_TYPE(values->ulPropTag) == PT_ERROR && values->Value.err == MAPI_E_NOT_ENOUGH_MEMORY;
	if (PROP_TYPE(values->ulPropTag) == PT_UNICODE) {
		size = std::wcslen(reinterpret_cast<const wchar_t *>(values->Value.lpszW)) * sizeof(wchar_t);
	}
	client.release(values);
	return stream ? read_stream(message) : size;
}

int bodies(Client &client, LONG count) {
	const char *bytes = std::getenv("BENCH_BODY_BYTES");
	seed(client, "messages=" + std::to_string(count) + " bodybytes=" + (bytes != nullptr ? bytes : "4000"));
	Inbox inbox(client);
	IMAPITable *table = nullptr;
	check("GetContentsTable", inbox.folder->GetContentsTable(MAPI_UNICODE, &table));
	SizedSPropTagArray(1, columns) = {1, {tag_entry_id}};
	check("SetColumns", table->SetColumns(reinterpret_cast<LPSPropTagArray>(&columns), TBL_BATCH));
	std::vector<std::vector<BYTE>> ids;
	while (static_cast<LONG>(ids.size()) < count) {
		LPSRowSet set = nullptr;
		check("QueryRows", table->QueryRows(1000, 0, &set));
		for (ULONG i = 0; i < set->cRows; i++) {
			SBinary &id = set->aRow[i].lpProps[0].Value.bin;
			ids.emplace_back(id.lpb, id.lpb + id.cb);
		}
		ULONG got = set->cRows;
		inbox.free_rows(set);
		if (got == 0) {
			break;
		}
	}
	table->Release();
	double best = 1e9;
	unsigned long long sum = 0;
	for (int round = 0; round < 3; round++) {
		double start = seconds();
		for (std::vector<BYTE> &id : ids) {
			ULONG type = 0;
			IMessage *message = nullptr;
			check("OpenEntry", inbox.store->OpenEntry(static_cast<ULONG>(id.size()), reinterpret_cast<LPENTRYID>(id.data()),
									   nullptr, MAPI_BEST_ACCESS, &type, reinterpret_cast<LPUNKNOWN *>(&message)));
			sum += read_body(client, message);
			message->Release();
		}
		best = std::min(best, seconds() - start);
	}
	std::printf("mode=bodies messages=%u seconds=%.6f messages_per_second=%.0f checksum=%llu\n",
			static_cast<unsigned>(ids.size()), best, static_cast<double>(ids.size()) / best, sum);
	return 0;
}

int calls(Client &client, LONG count) {
	seed(client, "messages=1");
	Inbox inbox(client);
	IMAPITable *table = nullptr;
	check("GetContentsTable", inbox.folder->GetContentsTable(MAPI_UNICODE, &table));
	// the compiler knows nothing of what the pointer points to, so that each call goes through the vtable
	IMAPITable *volatile opaque = table;
	double abort_best = 1e9;
	double reference_best = 1e9;
	for (int round = 0; round < measured_rounds; round++) {
		double start = seconds();
		for (LONG i = 0; i < count; i++) {
			opaque->Abort();
		}
		abort_best = std::min(abort_best, seconds() - start);
		start = seconds();
		for (LONG i = 0; i < count; i++) {
			opaque->AddRef();
			opaque->Release();
		}
		reference_best = std::min(reference_best, seconds() - start);
	}
	table->Release();
	std::printf("mode=call calls=%ld abort_ns=%.1f addref_release_ns=%.1f\n", count, abort_best * 1e9 / count,
			reference_best * 1e9 / count / 2);
	return 0;
}

/** What the thread that wakes and the one that is woken share. */
struct Wake {
	HANDLE job = CreateEventW(nullptr, FALSE, FALSE, nullptr);
	HANDLE done = CreateEventW(nullptr, FALSE, FALSE, nullptr);
	volatile double woken_at = 0;
	volatile bool stop = false;
};

DWORD WINAPI pump(void *argument) {
	Wake &wake = *static_cast<Wake *>(argument);
	MSG message;
	PeekMessageW(&message, nullptr, 0, 0, PM_NOREMOVE);
	SetEvent(wake.done);
	while (!wake.stop) {
		DWORD result = MsgWaitForMultipleObjectsEx(1, &wake.job, INFINITE, QS_ALLINPUT, MWMO_INPUTAVAILABLE);
		if (result == WAIT_OBJECT_0) {
			wake.woken_at = seconds();
			SetEvent(wake.done);
			continue;
		}
		while (PeekMessageW(&message, nullptr, 0, 0, PM_REMOVE)) {
			DispatchMessageW(&message);
		}
	}
	return 0;
}

int wakes(LONG rounds) {
	Wake wake;
	HANDLE thread = CreateThread(nullptr, 0, pump, &wake, 0, nullptr);
	WaitForSingleObject(wake.done, INFINITE);
	std::vector<double> took;
	for (LONG i = 0; i < rounds; i++) {
		double start = seconds();
		// until the other thread waits again
		while (seconds() - start < 200e-6) {
			YieldProcessor();
		}
		start = seconds();
		SetEvent(wake.job);
		WaitForSingleObject(wake.done, INFINITE);
		took.push_back((wake.woken_at - start) * 1e6);
	}
	wake.stop = true;
	SetEvent(wake.job);
	WaitForSingleObject(thread, INFINITE);
	std::sort(took.begin(), took.end());
	std::printf("mode=wake rounds=%ld p50_us=%.1f p90_us=%.1f p99_us=%.1f\n", rounds, took[took.size() / 2],
			took[took.size() * 9 / 10], took[took.size() * 99 / 100]);
	return 0;
}

int run(int count, char **arguments) {
	if (count < 4) {
		std::fprintf(stderr, "usage: bench-client <dll> rows <rows> <batch> | bodies <messages> | call <calls> | wake <rounds>\n");
		return 2;
	}
	Client client;
	if (!client.load(arguments[1])) {
		return 1;
	}
	LONG number = std::max(1L, std::strtol(arguments[3], nullptr, 10));
	std::string mode = arguments[2];
	if (mode == "rows") {
		return rows(client, number, count > 4 ? std::max(1L, std::strtol(arguments[4], nullptr, 10)) : 255);
	}
	if (mode == "bodies") {
		return bodies(client, number);
	}
	if (mode == "call") {
		return calls(client, number);
	}
	if (mode == "wake") {
		return wakes(number);
	}
	std::fprintf(stderr, "unknown mode '%s'\n", arguments[2]);
	return 2;
}

} // namespace

} // namespace standin

int main(int count, char **arguments) {
	return standin::run(count, arguments);
}
