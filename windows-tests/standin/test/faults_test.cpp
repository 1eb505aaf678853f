// SPDX-License-Identifier: Apache-2.0

#include <cstdio>

#include "harness.h"

namespace standin {
namespace test {

namespace {

double milliseconds(const std::function<void()> &work) {
	LARGE_INTEGER frequency;
	LARGE_INTEGER start;
	LARGE_INTEGER end;
	QueryPerformanceFrequency(&frequency);
	QueryPerformanceCounter(&start);
	work();
	QueryPerformanceCounter(&end);
	return static_cast<double>(end.QuadPart - start.QuadPart) * 1000 / static_cast<double>(frequency.QuadPart);
}

/** Runs this program in another process, with the same library. */
DWORD run_again(const char *option) {
	wchar_t program[MAX_PATH];
	GetModuleFileNameW(nullptr, program, MAX_PATH);
	std::wstring command = std::wstring(L"\"") + program + L"\" \"" + library_path() + L"\" ";
	for (const char *c = option; *c != 0; c++) {
		command += static_cast<wchar_t>(*c);
	}
	STARTUPINFOW startup = {};
	startup.cb = sizeof startup;
	PROCESS_INFORMATION process = {};
	CHECK(CreateProcessW(nullptr, &command[0], nullptr, nullptr, FALSE, 0, nullptr, nullptr, &startup, &process));
	CHECK(WaitForSingleObject(process.hProcess, 30000) == WAIT_OBJECT_0);
	DWORD code = 0;
	GetExitCodeProcess(process.hProcess, &code);
	CloseHandle(process.hThread);
	CloseHandle(process.hProcess);
	return code;
}

std::string temporary_file() {
	char folder[MAX_PATH];
	GetTempPathA(MAX_PATH, folder);
	std::string path = std::string(folder) + "standin-test.log";
	DeleteFileA(path.c_str());
	return path;
}

/** Reads a file and deletes it. */
std::string content_of(const std::string &path) {
	FILE *file = std::fopen(path.c_str(), "rb");
	CHECK(file != nullptr);
	char part[8192];
	size_t read = file != nullptr ? std::fread(part, 1, sizeof part, file) : 0;
	if (file != nullptr) {
		std::fclose(file);
	}
	DeleteFileA(path.c_str());
	return std::string(part, read);
}

} // namespace

TEST(the_nth_call_fails_with_a_code) {
	control("fault MAPIInitialize nth=2 code=0x8004010E");
	CHECK_OK(initialize(0));
	on_thread([] { CHECK_RESULT(MAPI_E_NOT_ENOUGH_RESOURCES, initialize(0)); });
	on_thread([] {
		CHECK_OK(initialize(0));
		uninitialize();
	});
	uninitialize();
	CHECK_BROKEN("", 0);
	CHECK(count_of("initializes") == count_of("uninitializes"));
}

TEST(workers_fail_where_the_first_thread_does_not) {
	control("fault MAPIInitialize code=0x80040605 role=worker");
	CHECK_OK(initialize(0));
	on_thread([] { CHECK_RESULT(MAPI_E_NOT_INITIALIZED, initialize(0)); });
	control("heal");
	control("fault MAPIInitialize code=0x80040108 role=primary");
	on_thread([] {
		CHECK_OK(initialize(0));
		uninitialize();
	});
	uninitialize();
	CHECK_RESULT(MAPI_E_INVALID_OBJECT, initialize(0));
	CHECK(count_of("threads") == 0);
}

TEST(failures_say_that_they_were_ordered) {
	Primary primary;
	Mail mail;
	control("fault IMAPIFolder::GetProps code=0x80040115");
	ULONG count = 0;
	LPSPropValue values = nullptr;
	CHECK_RESULT(MAPI_E_NETWORK_ERROR, mail.inbox->GetProps(nullptr, MAPI_UNICODE, &count, &values));
	CHECK_RESULT(S_OK, get_error(mail.store, PR_ENTRYID));
	LPMAPIERROR error = nullptr;
	CHECK_OK(mail.inbox->GetLastError(MAPI_E_NETWORK_ERROR, MAPI_UNICODE, &error));
	CHECK(error != nullptr && std::wcsstr(reinterpret_cast<const wchar_t *>(error->lpszError), L"told to fail") !=
			nullptr);
	release(error);
}

TEST(calls_hang_until_they_are_released) {
	Primary primary;
	control("fault MAPILogonEx hang role=worker");
	Background worker([] {
		CHECK_OK(initialize(0));
		IMAPISession *session = nullptr;
		CHECK_OK(log_on(&session));
		session->Release();
		uninitialize();
	});
	CHECK(pump_until([] { return count_of("hanging") == 1; }));
	CHECK(!worker.ended());
	control("release");
	CHECK(pump_until([&] { return worker.ended(); }));
	CHECK(count_of("hanging") == 0);
	CHECK_BROKEN("", 0);
}

TEST(calls_are_slow) {
	Primary primary;
	Mail mail;
	control("fault GetProps slow ms=120");
	CHECK(milliseconds([&] { get_long(mail.inbox, PR_CONTENT_COUNT); }) >= 100);
}

TEST(a_round_trip_takes_its_time) {
	Primary primary;
	Mail mail;
	control("tokens off");
	control("latency us=300");
	long before = count_of("roundtrips");
	double took = milliseconds([&] {
		for (int i = 0; i < 100; i++) {
			get_long(mail.inbox, PR_CONTENT_COUNT);
		}
	});
	CHECK(count_of("roundtrips") == before + 100);
	CHECK(took >= 30);
}

TEST(a_crash_is_an_access_violation) {
	DWORD code = run_again("--crash");
	CHECK(code == static_cast<DWORD>(STATUS_ACCESS_VIOLATION));
}

TEST(a_crash_may_leave_locks_held) {
	CHECK(run_again("--crash-locked") == 7);
}

TEST(the_log_has_what_happened) {
	std::string path = temporary_file();
	control("log path=\"" + path + "\"");
	control("mark text=\"here it starts\"");
	CHECK_OK(initialize(0));
	uninitialize();
	uninitialize();
	control("log path=");
	std::string text = content_of(path);
	for (const char *expected : {"here it starts", "\tINIT\t", "\tUNINIT\t", "\tVIOLATION\tR3"}) {
		CHECK(text.find(expected) != std::string::npos);
	}
}

TEST(a_process_ends_without_uninitializing) {
	std::string path = temporary_file();
	SetEnvironmentVariableA("MAPI_STANDIN_LOG", path.c_str());
	SetEnvironmentVariableA("MAPI_STANDIN", "owner name=\"From the environment\"; latency us=1");
	CHECK(run_again("--leave") == 0);
	SetEnvironmentVariableA("MAPI_STANDIN_LOG", nullptr);
	SetEnvironmentVariableA("MAPI_STANDIN", nullptr);
	std::string text = content_of(path);
	for (const char *expected : {"\tVIOLATION\tR2", "\tVIOLATION\tMEM", "55 bytes", "\tEND\t", "owed=1",
				 "latency us=1: done", "\"From the environment\": done"}) {
		CHECK(text.find(expected) != std::string::npos);
	}
}

TEST(commands_that_are_not_known_are_refused) {
	std::string answer;
	CHECK(!try_control("dance", answer));
	CHECK(answer.find("dance") != std::string::npos);
	CHECK(!try_control("fault QueryRows", answer));
	CHECK(!try_control("cells kind=strange", answer));
	CHECK(!try_control("profiles remove=Nobody", answer));
}

} // namespace test
} // namespace standin
