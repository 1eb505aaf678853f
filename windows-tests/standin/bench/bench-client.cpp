// SPDX-License-Identifier: Apache-2.0

// What a MAPI client in C++ reaches, as the measure for one in Java.
//
//   bench-client <dll>                         all measures: name TAB value TAB unit, a line each
//   bench-client <dll> rows <rows> <batch>     reads contents rows of 8 columns
//   bench-client <dll> bodies <messages>       opens messages and reads their bodies
//   bench-client <dll> call <calls>            calls an empty method through its vtable
//   bench-client <dll> wake <rounds>           wakes a thread that waits for messages and an event
//
//   bench-client <dll> all <first> <largest>   all measures, with other batches of rows
//
// One measure alone prints one line of key=value pairs; latency and other settings of the stand-in then come from
// MAPI_STANDIN. Rows are asked for 1024 at once where nothing else is said. With two numbers, the first call asks for
// as many as the first says, and each later one for twice as many, up to the second: so does the Java binding.

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
constexpr int measured_rounds = 5;
constexpr LONG default_batch = 1024;

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

/** A folder below the subtree, opened as a client does that works on one thread alone. */
class Opened {

public:
	Opened(Client &client, const wchar_t *name) : client_(client) {
		struct {
			ULONG version;
			ULONG flags;
		} init = {0, 0};
		check("MAPIInitialize", client_.initialize(&init));
		check("MAPILogonEx", client_.log_on(0, nullptr, nullptr, MAPI_UNICODE | MAPI_USE_DEFAULT | MAPI_EXTENDED,
				&session));
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
		SizedSPropTagArray(1, subtree_tag) = {1, {PR_IPM_SUBTREE_ENTRYID}};
		ULONG count = 0;
		LPSPropValue subtree_id = nullptr;
		check("GetProps", store->GetProps(reinterpret_cast<LPSPropTagArray>(&subtree_tag), MAPI_UNICODE, &count,
				&subtree_id));
		ULONG type = 0;
		IMAPIFolder *subtree = nullptr;
		check("OpenEntry", store->OpenEntry(subtree_id->Value.bin.cb,
				reinterpret_cast<LPENTRYID>(subtree_id->Value.bin.lpb),
								   nullptr, MAPI_BEST_ACCESS, &type, reinterpret_cast<LPUNKNOWN *>(&subtree)));
		client_.release(subtree_id);
		std::wstring text = name;
		check("CreateFolder", subtree->CreateFolder(FOLDER_GENERIC, reinterpret_cast<LPTSTR>(&text[0]), nullptr,
				nullptr,
									  MAPI_UNICODE | OPEN_IF_EXISTS, &folder));
		subtree->Release();
	}

	~Opened() {
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

void control(Client &client, const std::string &command) {
	char answer[1024] = "";
	if (client.control != nullptr && client.control(command.c_str(), answer, sizeof answer) < 0) {
		std::printf("failed=%s answer=%s\n", command.c_str(), answer);
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

unsigned long long look_at(const SRowSet &set) {
	unsigned long long sum = 0;
	for (ULONG i = 0; i < set.cRows; i++) {
		sum += read_row(set.aRow[i]);
	}
	return sum;
}

/** What a client has of a row that outlives the buffers, as each row of the Java binding does. */
struct KeptRow {
	std::vector<BYTE> entry_id;
	std::wstring subject;
	std::wstring sender;
	FILETIME delivered = {};
	LONG size = 0;
	LONG flags = 0;
	std::wstring message_class;
	LONG importance = 0;

	explicit KeptRow(const SPropValue *values)
		: entry_id(values[0].Value.bin.lpb, values[0].Value.bin.lpb + values[0].Value.bin.cb),
		  subject(values[1].Value.lpszW), sender(values[2].Value.lpszW), delivered(values[3].Value.ft),
		  size(values[4].Value.l), flags(values[5].Value.l), message_class(values[6].Value.lpszW),
		  importance(values[7].Value.l) {}

	unsigned long long sum() const {
		return entry_id.size() + subject.size() + sender.size() + delivered.dwLowDateTime + static_cast<ULONG>(size)
				+ static_cast<ULONG>(flags) + message_class.size() + static_cast<ULONG>(importance);
	}
};

bool is_whole(const SRow &row) {
	static const ULONG types[] = {PT_BINARY, PT_UNICODE, PT_UNICODE, PT_SYSTIME, PT_LONG, PT_LONG, PT_UNICODE, PT_LONG};
	for (ULONG i = 0; i < row.cValues; i++) {
		if (PROP_TYPE(row.lpProps[i].ulPropTag) != types[i]) {
			return false;
		}
	}
	return row.cValues == 8;
}

unsigned long long keep(const SRowSet &set) {
	std::vector<KeptRow> rows;
	rows.reserve(set.cRows);
	for (ULONG i = 0; i < set.cRows; i++) {
		if (!is_whole(set.aRow[i])) {
			fail("a row without one of its values", MAPI_E_CORRUPT_DATA);
		}
		rows.emplace_back(set.aRow[i].lpProps);
	}
	unsigned long long sum = 0;
	for (const KeptRow &row : rows) {
		sum += row.sum();
	}
	return sum;
}

struct RowsMeasured {
	LONG rows = 0;
	double seconds = 1e9;
	double query_seconds = 0;
	unsigned long long checksum = 0;
};

/** How many rows are asked for: by the first call, and at most. */
struct Batches {
	LONG first;
	LONG largest;
};

/** What is done with the rows of each answer. */
using Use = unsigned long long (*)(const SRowSet &set);

RowsMeasured measure_rows(Opened &opened, Batches batches, Use use) {
	RowsMeasured best;
	for (int round = 0; round < measured_rounds; round++) {
		IMAPITable *table = nullptr;
		check("GetContentsTable", opened.folder->GetContentsTable(MAPI_UNICODE, &table));
		SizedSPropTagArray(8, columns)
				= {8, {tag_entry_id, PR_SUBJECT_W, PR_SENDER_NAME_W, PR_MESSAGE_DELIVERY_TIME, PR_MESSAGE_SIZE,
						  PR_MESSAGE_FLAGS, PR_MESSAGE_CLASS_W, PR_IMPORTANCE}};
		RowsMeasured now;
		LONG batch = batches.first;
		double start = seconds();
		check("SetColumns", table->SetColumns(reinterpret_cast<LPSPropTagArray>(&columns), TBL_BATCH));
		while (true) {
			LPSRowSet set = nullptr;
			double before = seconds();
			check("QueryRows", table->QueryRows(batch, 0, &set));
			now.query_seconds += seconds() - before;
			batch = std::min(batches.largest, 2 * batch);
			ULONG got = set->cRows;
			now.checksum += use(*set);
			opened.free_rows(set);
			now.rows += static_cast<LONG>(got);
			if (got == 0) {
				break;
			}
		}
		now.seconds = seconds() - start;
		best = now.seconds < best.seconds ? now : best;
		table->Release();
	}
	return best;
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

std::vector<std::vector<BYTE>> entry_ids(Opened &opened) {
	IMAPITable *table = nullptr;
	check("GetContentsTable", opened.folder->GetContentsTable(MAPI_UNICODE, &table));
	SizedSPropTagArray(1, columns) = {1, {tag_entry_id}};
	check("SetColumns", table->SetColumns(reinterpret_cast<LPSPropTagArray>(&columns), TBL_BATCH));
	std::vector<std::vector<BYTE>> ids;
	ULONG got = 0;
	do {
		LPSRowSet set = nullptr;
		check("QueryRows", table->QueryRows(255, 0, &set));
		got = set->cRows;
		for (ULONG i = 0; i < got; i++) {
			SBinary &id = set->aRow[i].lpProps[0].Value.bin;
			ids.emplace_back(id.lpb, id.lpb + id.cb);
		}
		opened.free_rows(set);
	}
	while (got > 0);
	table->Release();
	return ids;
}

struct BodiesMeasured {
	size_t messages = 0;
	double seconds = 1e9;
	unsigned long long checksum = 0;
};

BodiesMeasured measure_bodies(Client &client, Opened &opened) {
	BodiesMeasured best;
	for (int round = 0; round < 3; round++) {
		BodiesMeasured now;
		double start = seconds();
		for (std::vector<BYTE> &id : entry_ids(opened)) {
			ULONG type = 0;
			IMessage *message = nullptr;
			check("OpenEntry", opened.store->OpenEntry(static_cast<ULONG>(id.size()),
					reinterpret_cast<LPENTRYID>(id.data()),
									   nullptr, MAPI_BEST_ACCESS, &type, reinterpret_cast<LPUNKNOWN *>(&message)));
			now.checksum += read_body(client, message);
			message->Release();
			now.messages++;
		}
		now.seconds = seconds() - start;
		best = now.seconds < best.seconds ? now : best;
	}
	return best;
}

/** Nanoseconds of an empty method, and of AddRef or Release, each called through the vtable. */
struct CallMeasured {
	double empty = 1e18;
	double reference = 1e18;
};

CallMeasured measure_calls(Opened &opened, LONG count) {
	IMAPITable *table = nullptr;
	check("GetContentsTable", opened.folder->GetContentsTable(MAPI_UNICODE, &table));
	// the compiler knows nothing of what the pointers point to, so that each call goes through the vtable
	IMAPITable *volatile opaque_table = table;
	IMAPISession *volatile opaque_session = opened.session;
	CallMeasured best;
	for (int round = 0; round < measured_rounds; round++) {
		double start = seconds();
		for (LONG i = 0; i < count; i++) {
			opaque_table->Abort();
		}
		best.empty = std::min(best.empty, (seconds() - start) * 1e9 / count);
		start = seconds();
		for (LONG i = 0; i < count; i++) {
			opaque_session->AddRef();
		}
		best.reference = std::min(best.reference, (seconds() - start) * 1e9 / count);
		for (LONG i = 0; i < count; i++) {
			opaque_session->Release();
		}
	}
	table->Release();
	return best;
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
	CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED);
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
	CoUninitialize();
	return 0;
}

/** Microseconds until the other thread runs, in order. */
std::vector<double> measure_wakes(LONG rounds) {
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
	CloseHandle(thread);
	std::sort(took.begin(), took.end());
	return took;
}

LONG number_at(int count, char **arguments, int at, LONG otherwise) {
	return count > at ? std::max(1L, std::strtol(arguments[at], nullptr, 10)) : otherwise;
}

int run_one(Client &client, const std::string &mode, LONG number, LONG batch) {
	control(client, "tokens off");
	if (mode == "rows") {
		control(client, "seed folder=rows messages=" + std::to_string(number));
		Opened opened(client, L"rows");
		RowsMeasured best = measure_rows(opened, {batch, batch}, look_at);
		std::printf("mode=rows rows=%ld batch=%ld seconds=%.6f rows_per_second=%.0f query_share=%.2f checksum=%llu\n",
				best.rows, batch, best.seconds, best.rows / best.seconds, best.query_seconds / best.seconds,
				best.checksum);
		return 0;
	}
	if (mode == "bodies") {
		const char *bytes = std::getenv("BENCH_BODY_BYTES");
		control(client, "seed folder=bodies messages=" + std::to_string(number) + " bodybytes="
						+ (bytes != nullptr ? bytes : "2000"));
		Opened opened(client, L"bodies");
		BodiesMeasured best = measure_bodies(client, opened);
		std::printf("mode=bodies messages=%u seconds=%.6f messages_per_second=%.0f checksum=%llu\n",
				static_cast<unsigned>(best.messages), best.seconds, static_cast<double>(best.messages) / best.seconds,
				best.checksum);
		return 0;
	}
	if (mode == "call") {
		Opened opened(client, L"rows");
		CallMeasured best = measure_calls(opened, number);
		std::printf("mode=call calls=%ld abort_ns=%.1f addref_ns=%.1f\n", number, best.empty, best.reference);
		return 0;
	}
	if (mode == "wake") {
		std::vector<double> took = measure_wakes(number);
		std::printf("mode=wake rounds=%ld p50_us=%.1f p90_us=%.1f p99_us=%.1f\n", number, took[took.size() / 2],
				took[took.size() * 9 / 10], took[took.size() * 99 / 100]);
		return 0;
	}
	std::fprintf(stderr, "unknown mode '%s'\n", mode.c_str());
	return 2;
}

void tell(const char *name, double value, const char *unit) {
	std::printf("%s\t%.1f\t%s\n", name, value, unit);
	std::fflush(stdout);
}

int run_all(Client &client, Batches batches) {
	control(client, "tokens off");
	control(client, "seed folder=rows messages=100000");
	control(client, "seed folder=bodies messages=10000 bodybytes=2000");
	for (const char *latency : {"0", "100"}) {
		control(client, std::string("latency us=") + latency);
		std::string suffix = std::string("-") + latency + "us";
		{
			Opened opened(client, L"rows");
			RowsMeasured looked = measure_rows(opened, batches, look_at);
			tell(("rows" + suffix).c_str(), looked.rows / looked.seconds, "1/s");
			RowsMeasured kept = measure_rows(opened, batches, keep);
			if (kept.checksum != looked.checksum) {
				fail("the kept rows are others", MAPI_E_CORRUPT_DATA);
			}
			tell(("rows-kept" + suffix).c_str(), kept.rows / kept.seconds, "1/s");
		}
		Opened opened(client, L"bodies");
		BodiesMeasured best = measure_bodies(client, opened);
		tell(("bodies" + suffix).c_str(), static_cast<double>(best.messages) / best.seconds, "1/s");
	}
	control(client, "latency us=0");
	std::vector<double> took = measure_wakes(3000);
	tell("wake-median", took[took.size() / 2], "us");
	Opened opened(client, L"rows");
	tell("call", measure_calls(opened, 1000000).reference, "ns");
	return 0;
}

int run(int count, char **arguments) {
	if (count != 2 && count < 4) {
		std::fprintf(stderr,
				"usage: bench-client <dll> [all <first> <largest> | rows <rows> [<batch>] | bodies <messages> | call <calls> | "
				"wake <rounds>]\n");
		return 2;
	}
	Client client;
	if (!client.load(arguments[1])) {
		return 1;
	}
	std::string mode = count == 2 ? "all" : arguments[2];
	if (mode == "all") {
		LONG first = number_at(count, arguments, 3, default_batch);
		return run_all(client, {first, number_at(count, arguments, 4, std::max(first, default_batch))});
	}
	return run_one(client, mode, number_at(count, arguments, 3, 1), number_at(count, arguments, 4, default_batch));
}

} // namespace

} // namespace standin

int main(int count, char **arguments) {
	return standin::run(count, arguments);
}
