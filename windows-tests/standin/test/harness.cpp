// SPDX-License-Identifier: Apache-2.0

#include "harness.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace standin {
namespace test {

namespace {

std::vector<Test *> &registry() {
	static std::vector<Test *> tests;
	return tests;
}

int failure_count = 0;
HMODULE library = nullptr;

int(__cdecl *control_function)(const char *, char *, unsigned) = nullptr;

} // namespace

Test::Test(const char *test_name, void (*test)()) : name(test_name), run(test) {
	registry().push_back(this);
}

const std::vector<Test *> &all_tests() {
	return registry();
}

void failed(const char *file, int line, const std::string &what) {
	failure_count++;
	std::printf("  %s:%d: %s\n", file, line, what.c_str());
	std::fflush(stdout);
}

int failures() {
	return failure_count;
}

std::string shown(HRESULT result) {
	char text[16];
	std::snprintf(text, sizeof text, "0x%08lX", static_cast<unsigned long>(result));
	return text;
}

std::string shown(const std::wstring &text) {
	std::string narrow;
	for (wchar_t c : text) {
		narrow += c < 0x80 ? static_cast<char>(c) : '?';
	}
	return narrow;
}

void *function(const char *name, int bytes) {
	void *found = reinterpret_cast<void *>(GetProcAddress(library, name));
	if (sizeof(void *) == 4) {
		// where 32-bit clients look first
		char decorated[80];
		std::snprintf(decorated, sizeof decorated, "%s@%d", name, bytes);
		found = reinterpret_cast<void *>(GetProcAddress(library, decorated));
	}
	if (found == nullptr) {
		std::printf("'%s' is not exported\n", name);
		std::exit(1);
	}
	return found;
}

bool load(const char *path) {
	library = LoadLibraryA(path);
	if (library == nullptr) {
		std::printf("'%s' cannot be loaded: error %lu\n", path, ::GetLastError());
		return false;
	}
	control_function = reinterpret_cast<int(__cdecl *)(const char *, char *, unsigned)>(
			reinterpret_cast<void *>(GetProcAddress(library, "StandInControl")));
	return control_function != nullptr;
}

std::wstring library_path() {
	wchar_t path[MAX_PATH];
	return std::wstring(path, GetModuleFileNameW(library, path, MAX_PATH));
}

HRESULT initialize(ULONG flags) {
	static HRESULT(__stdcall *call)(void *)
			= reinterpret_cast<HRESULT(__stdcall *)(void *)>(function("MAPIInitialize", 4));
	MAPIINIT_0 parameters = {MAPI_INIT_VERSION, flags};
	return call(&parameters);
}

void uninitialize() {
	static void(__stdcall *call)() = reinterpret_cast<void(__stdcall *)()>(function("MAPIUninitialize", 0));
	call();
}

HRESULT log_on(IMAPISession **session, const wchar_t *profile, ULONG flags) {
	static HRESULT(__stdcall *call)(ULONG_PTR, const void *, const void *, ULONG, IMAPISession **)
			= reinterpret_cast<HRESULT(__stdcall *)(ULONG_PTR, const void *, const void *, ULONG, IMAPISession **)>(
					function("MAPILogonEx", 20));
	ULONG which = profile == nullptr ? MAPI_USE_DEFAULT : 0;
	return call(0, profile, nullptr, MAPI_UNICODE | MAPI_EXTENDED | MAPI_NEW_SESSION | which | flags, session);
}

SCODE allocate(ULONG bytes, void **buffer) {
	static SCODE(__stdcall *call)(ULONG, void **)
			= reinterpret_cast<SCODE(__stdcall *)(ULONG, void **)>(function("MAPIAllocateBuffer", 8));
	return call(bytes, buffer);
}

SCODE allocate_more(ULONG bytes, void *owner, void **buffer) {
	static SCODE(__stdcall *call)(ULONG, void *, void **)
			= reinterpret_cast<SCODE(__stdcall *)(ULONG, void *, void **)>(function("MAPIAllocateMore", 12));
	return call(bytes, owner, buffer);
}

ULONG release(void *buffer) {
	static ULONG(__stdcall *call)(void *)
			= reinterpret_cast<ULONG(__stdcall *)(void *)>(function("MAPIFreeBuffer", 4));
	return call(buffer);
}

void release_rows(LPSRowSet rows) {
	for (ULONG i = 0; rows != nullptr && i < rows->cRows; i++) {
		release(rows->aRow[i].lpProps);
	}
	release(rows);
}

bool try_control(const std::string &command, std::string &answer) {
	std::vector<char> buffer(4096);
	int result = control_function(command.c_str(), buffer.data(), static_cast<unsigned>(buffer.size()));
	if (result > 0) {
		buffer.resize(static_cast<size_t>(result) + 4096);
		result = control_function(command.c_str(), buffer.data(), static_cast<unsigned>(buffer.size()));
	}
	answer = buffer.data();
	return result >= 0;
}

std::string control(const std::string &command) {
	std::string answer;
	if (!try_control(command, answer)) {
		failed(__FILE__, __LINE__, "'" + command + "' is refused: " + answer);
	}
	return answer;
}

long count_of(const char *name) {
	std::string all = "\n" + control("counts");
	size_t at = all.find(std::string("\n") + name + "=");
	return at == std::string::npos ? -1 : std::strtol(all.c_str() + at + std::strlen(name) + 2, nullptr, 10);
}

std::string all_violations() {
	return control("violations");
}

int violations_of(const char *rule) {
	std::string all = all_violations();
	int count = 0;
	size_t start = 0;
	while (start < all.size()) {
		size_t end = all.find('\n', start);
		std::string line = all.substr(start, end - start);
		size_t tab = line.find('\t');
		count += rule[0] == '\0' || line.substr(0, tab) == rule ? 1 : 0;
		start = end == std::string::npos ? all.size() : end + 1;
	}
	return count;
}

bool pump_until(const std::function<bool()> &holds) {
	ULONGLONG end = GetTickCount64() + 10000;
	while (!holds()) {
		if (GetTickCount64() > end) {
			return false;
		}
		pump_for(5);
	}
	return true;
}

void pump_for(DWORD milliseconds) {
	MsgWaitForMultipleObjectsEx(0, nullptr, milliseconds, QS_ALLINPUT, MWMO_INPUTAVAILABLE);
	MSG message;
	while (PeekMessageW(&message, nullptr, 0, 0, PM_REMOVE)) {
		DispatchMessageW(&message);
	}
}

Background::Background(std::function<void()> work) : work_(std::move(work)) {
	thread_ = CreateThread(nullptr, 0, run, this, 0, nullptr);
}

DWORD WINAPI Background::run(void *self) {
	static_cast<Background *>(self)->work_();
	return 0;
}

Background::~Background() {
	pump_until([this] { return ended(); });
	CloseHandle(thread_);
}

bool Background::ended() const {
	return join(0);
}

bool Background::join(DWORD milliseconds) const {
	return WaitForSingleObject(thread_, milliseconds) == WAIT_OBJECT_0;
}

void on_thread(const std::function<void()> &work) {
	Background thread(work);
}

Primary::Primary(ULONG flags) {
	CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED);
	CHECK_OK(initialize(flags | no_coinit));
}

Primary::~Primary() {
	uninitialize();
	pump_for(0);
	CoUninitialize();
}

Mail::Mail() {
	CHECK_OK(log_on(&session));
	IMAPITable *stores = nullptr;
	CHECK_OK(session->GetMsgStoresTable(MAPI_UNICODE, &stores));
	LPSRowSet rows = nullptr;
	CHECK_OK(stores->QueryRows(10, 0, &rows));
	CHECK(rows->cRows == 1);
	SBinary &id = rows->aRow[0].lpProps[0].Value.bin;
	CHECK_OK(session->OpenMsgStore(0, id.cb, reinterpret_cast<LPENTRYID>(id.lpb), nullptr, MDB_WRITE | MAPI_BEST_ACCESS,
			&store));
	release_rows(rows);
	stores->Release();
	ULONG bytes = 0;
	LPENTRYID inbox_id = nullptr;
	CHECK_OK(store->GetReceiveFolder(nullptr, MAPI_UNICODE, &bytes, &inbox_id, nullptr));
	ULONG type = 0;
	CHECK_OK(store->OpenEntry(bytes, inbox_id, nullptr, MAPI_BEST_ACCESS, &type,
			reinterpret_cast<LPUNKNOWN *>(&inbox)));
	release(inbox_id);
	std::vector<BYTE> root = get_bytes(store, PR_IPM_SUBTREE_ENTRYID);
	CHECK_OK(store->OpenEntry(static_cast<ULONG>(root.size()), reinterpret_cast<LPENTRYID>(root.data()), nullptr,
			MAPI_BEST_ACCESS, &type, reinterpret_cast<LPUNKNOWN *>(&subtree)));
}

Mail::~Mail() {
	subtree->Release();
	inbox->Release();
	store->Release();
	CHECK_OK(session->Logoff(0, 0, 0));
	session->Release();
}

IMAPIFolder *Mail::folder(const wchar_t *name) {
	IMAPIFolder *made = nullptr;
	std::wstring text = name;
	CHECK_OK(subtree->CreateFolder(FOLDER_GENERIC, reinterpret_cast<LPTSTR>(&text[0]), nullptr, nullptr,
			MAPI_UNICODE | OPEN_IF_EXISTS, &made));
	return made;
}

std::vector<BYTE> Mail::save(IMAPIFolder *in, const wchar_t *subject, const std::function<void(IMessage *)> &write) {
	IMessage *message = nullptr;
	CHECK_OK(in->CreateMessage(nullptr, 0, &message));
	CHECK_OK(set_text(message, PR_SUBJECT_W, subject));
	if (write) {
		write(message);
	}
	CHECK_OK(message->SaveChanges(KEEP_OPEN_READWRITE));
	std::vector<BYTE> id = get_bytes(message, PR_ENTRYID);
	message->Release();
	return id;
}

IMessage *Mail::open(const std::vector<BYTE> &id) {
	ULONG type = 0;
	IMessage *message = nullptr;
	CHECK_OK(store->OpenEntry(static_cast<ULONG>(id.size()),
			reinterpret_cast<LPENTRYID>(const_cast<BYTE *>(id.data())), nullptr, MAPI_BEST_ACCESS, &type,
			reinterpret_cast<LPUNKNOWN *>(&message)));
	CHECK(type == MAPI_MESSAGE);
	return message;
}

namespace {

/** Reads one property; the caller frees it. */
LPSPropValue get(IMAPIProp *object, ULONG tag) {
	SizedSPropTagArray(1, tags) = {1, {tag}};
	ULONG count = 0;
	LPSPropValue value = nullptr;
	HRESULT result = object->GetProps(reinterpret_cast<LPSPropTagArray>(&tags), MAPI_UNICODE, &count, &value);
	if (FAILED(result) || count != 1) {
		failed(__FILE__, __LINE__, "GetProps gives " + shown(result));
		return nullptr;
	}
	return value;
}

} // namespace

HRESULT set_text(IMAPIProp *object, ULONG tag, const wchar_t *text) {
	SPropValue value = {};
	value.ulPropTag = tag;
	value.Value.lpszW = reinterpret_cast<LPWSTR>(const_cast<wchar_t *>(text));
	return object->SetProps(1, &value, nullptr);
}

HRESULT set_long(IMAPIProp *object, ULONG tag, LONG number) {
	SPropValue value = {};
	value.ulPropTag = tag;
	value.Value.l = number;
	return object->SetProps(1, &value, nullptr);
}

std::wstring get_text(IMAPIProp *object, ULONG tag) {
	LPSPropValue value = get(object, tag);
	std::wstring text = value != nullptr && PROP_TYPE(value->ulPropTag) == PT_UNICODE
			? reinterpret_cast<const wchar_t *>(value->Value.lpszW)
			: L"";
	release(value);
	return text;
}

LONG get_long(IMAPIProp *object, ULONG tag) {
	LPSPropValue value = get(object, tag);
	LONG number = 0;
	if (value != nullptr && PROP_TYPE(value->ulPropTag) == PT_LONG) {
		number = value->Value.l;
	}
	else if (value != nullptr && PROP_TYPE(value->ulPropTag) == PT_BOOLEAN) {
		number = value->Value.b;
	}
	else {
		failed(__FILE__, __LINE__, "the property is no number");
	}
	release(value);
	return number;
}

std::vector<BYTE> get_bytes(IMAPIProp *object, ULONG tag) {
	LPSPropValue value = get(object, tag);
	std::vector<BYTE> bytes;
	if (value != nullptr && PROP_TYPE(value->ulPropTag) == PT_BINARY) {
		bytes.assign(value->Value.bin.lpb, value->Value.bin.lpb + value->Value.bin.cb);
	}
	release(value);
	return bytes;
}

SCODE get_error(IMAPIProp *object, ULONG tag) {
	LPSPropValue value = get(object, tag);
	SCODE error = value != nullptr && PROP_TYPE(value->ulPropTag) == PT_ERROR ? value->Value.err : S_OK;
	release(value);
	return error;
}

std::vector<std::wstring> texts(IMAPITable *table, ULONG tag) {
	std::vector<std::wstring> found;
	LPSRowSet rows = nullptr;
	do {
		release_rows(rows);
		rows = nullptr;
		CHECK_OK(table->QueryRows(100, 0, &rows));
		for (ULONG i = 0; i < rows->cRows; i++) {
			for (ULONG c = 0; c < rows->aRow[i].cValues; c++) {
				if (rows->aRow[i].lpProps[c].ulPropTag == tag) {
					found.push_back(reinterpret_cast<const wchar_t *>(rows->aRow[i].lpProps[c].Value.lpszW));
				}
			}
		}
	}
	while (rows->cRows > 0);
	release_rows(rows);
	return found;
}

std::vector<std::wstring> texts(IMAPIFolder *folder, ULONG tag) {
	IMAPITable *table = nullptr;
	CHECK_OK(folder->GetContentsTable(MAPI_UNICODE, &table));
	std::vector<std::wstring> found = texts(table, tag);
	table->Release();
	return found;
}

} // namespace test
} // namespace standin
