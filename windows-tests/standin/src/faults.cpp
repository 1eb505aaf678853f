// SPDX-License-Identifier: Apache-2.0

#include "faults.h"

#include <cstring>
#include <vector>

#include <mapicode.h>

#include "ledger.h"
#include "lock.h"
#include "log.h"
#include "mailbox.h"
#include "pump.h"
#include "settings.h"

namespace standin {

std::atomic<bool> faults_active{false};

namespace {

struct Faults {
	Lock lock;
	std::vector<Fault> planned;
	HANDLE released = CreateEventW(nullptr, TRUE, FALSE, nullptr);
	std::atomic<unsigned long> hanging{0};
};

Faults &faults() {
	static Faults *instance = new Faults();
	return *instance;
}

bool is_for(const Fault &fault, const char *call, Role role) {
	if (fault.role != Role::any && fault.role != role) {
		return false;
	}
	if (fault.call == "*" || fault.call == call) {
		return true;
	}
	const char *method = std::strstr(call, "::");
	return method != nullptr && fault.call == method + 2;
}

bool next_for(const char *call, Role role, Fault &hit) {
	Held held(faults().lock);
	for (Fault &fault : faults().planned) {
		if (is_for(fault, call, role)) {
			fault.seen++;
			if (fault.nth == 0 || fault.nth == fault.seen) {
				hit = fault;
				return true;
			}
		}
	}
	return false;
}

void hang(const char *call) {
	log_line("FAULT", "%s hangs", call);
	faults().hanging++;
	WaitForSingleObject(faults().released, INFINITE);
	faults().hanging--;
	log_line("FAULT", "%s goes on", call);
}

void crash(const char *call, bool locked) {
	log_line("FAULT", "%s crashes%s", call, locked ? " and leaves the mailbox locked" : "");
	if (locked) {
		mailbox().lock().take();
	}
	// volatile twice: neither the pointer nor what it points to is known to the compiler
	volatile int *volatile nowhere = nullptr;
	*nowhere = 1;
}

} // namespace

HRESULT injected_fault(const char *call, Role role) {
	Fault hit;
	if (!next_for(call, role, hit)) {
		return S_OK;
	}
	switch (hit.kind) {
		case FaultKind::hang:
			hang(call);
			return S_OK;
		case FaultKind::slow:
			Sleep(hit.milliseconds);
			return S_OK;
		case FaultKind::crash:
			crash(call, hit.locked);
			return S_OK;
		case FaultKind::out_of_memory:
			log_line("FAULT", "%s is out of memory", call);
			return MAPI_E_NOT_ENOUGH_MEMORY;
		default:
			log_line("FAULT", "%s gives 0x%08lX", call, hit.code);
			return hit.code;
	}
}

void add_fault(const Fault &fault) {
	Held held(faults().lock);
	if (fault.kind == FaultKind::hang) {
		ResetEvent(faults().released);
	}
	faults().planned.push_back(fault);
	faults_active = true;
}

void clear_faults() {
	Held held(faults().lock);
	faults_active = false;
	faults().planned.clear();
	SetEvent(faults().released);
}

void release_hanging() {
	Held held(faults().lock);
	for (size_t i = faults().planned.size(); i > 0; i--) {
		if (faults().planned[i - 1].kind == FaultKind::hang) {
			faults().planned.erase(faults().planned.begin() + static_cast<long>(i - 1));
		}
	}
	SetEvent(faults().released);
	release_pump_waits();
}

unsigned long hanging_calls() {
	return faults().hanging;
}

void wait_for_server() {
	unsigned microseconds = settings().latency_us;
	if (microseconds == 0) {
		return;
	}
	static const double ticks_per_us = [] {
		LARGE_INTEGER frequency;
		QueryPerformanceFrequency(&frequency);
		return static_cast<double>(frequency.QuadPart) / 1e6;
	}();
	LARGE_INTEGER now;
	QueryPerformanceCounter(&now);
	LONGLONG end = now.QuadPart + static_cast<LONGLONG>(ticks_per_us * microseconds);
	// timers of the system are far coarser than a hundred microseconds: sleep through most of a long wait alone
	if (microseconds > 4000) {
		Sleep(microseconds / 1000 - 2);
	}
	do {
		QueryPerformanceCounter(&now);
	}
	while (now.QuadPart < end);
}

} // namespace standin
