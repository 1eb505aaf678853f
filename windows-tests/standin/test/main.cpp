// SPDX-License-Identifier: Apache-2.0

#include <cstdio>
#include <cstring>

#include "harness.h"

using namespace standin::test;

namespace {

LONG CALLBACK die(PEXCEPTION_POINTERS exception) {
	// before a debugger is asked what to do
	TerminateProcess(GetCurrentProcess(), exception->ExceptionRecord->ExceptionCode);
	return EXCEPTION_CONTINUE_SEARCH;
}

/** Runs in a process of its own, which is expected to die of an access violation. */
int crash(const char *library) {
	if (!load(library)) {
		return 1;
	}
	AddVectoredExceptionHandler(1, die);
	control("fault MAPILogonEx crash");
	initialize(0);
	standin::IMAPISession *session = nullptr;
	log_on(&session);
	return 0;
}

LONG CALLBACK end_thread(PEXCEPTION_POINTERS) {
	ExitThread(1);
}

/** Runs in a process of its own: one thread crashes and leaves the mailbox locked. Returns 7 if the next one hangs. */
int crash_locked(const char *library) {
	if (!load(library)) {
		return 1;
	}
	AddVectoredExceptionHandler(1, end_thread);
	control("fault MAPILogonEx crash locked nth=1");
	std::function<void()> work = [] {
		initialize(0);
		standin::IMAPISession *session = nullptr;
		log_on(&session);
	};
	initialize(0);
	Background first(work);
	bool ended = first.join(10000);
	Background second(work);
	TerminateProcess(GetCurrentProcess(), ended && !second.join(500) ? 7 : 1);
	return 1;
}

/** Runs in a process of its own, which ends without uninitializing. */
int leave(const char *library) {
	if (!load(library)) {
		return 1;
	}
	initialize(0);
	void *buffer = nullptr;
	allocate(55, &buffer);
	return 0;
}

} // namespace

int main(int count, char **arguments) {
	if (count > 2 && std::strcmp(arguments[2], "--crash") == 0) {
		return crash(arguments[1]);
	}
	if (count > 2 && std::strcmp(arguments[2], "--crash-locked") == 0) {
		return crash_locked(arguments[1]);
	}
	if (count > 2 && std::strcmp(arguments[2], "--leave") == 0) {
		return leave(arguments[1]);
	}
	if (count < 2 || !load(arguments[1])) {
		std::printf("usage: standin-test <dll> [part of a test's name]\n");
		return 2;
	}
	int passed = 0;
	int broken = 0;
	for (Test *test : all_tests()) {
		if (count > 2 && std::strstr(test->name, arguments[2]) == nullptr) {
			continue;
		}
		control("heal");
		control("reset force");
		int before = failures();
		test->run();
		if (failures() == before) {
			passed++;
		}
		else {
			broken++;
			std::printf("FAILED %s\n", test->name);
		}
		std::fflush(stdout);
	}
	std::printf("%d passed, %d failed\n", passed, broken);
	return broken == 0 && passed > 0 ? 0 : 1;
}
