// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_FAULTS_H
#define STANDIN_FAULTS_H

#include <atomic>
#include <string>

#include <windows.h>

namespace standin {

enum class Role { any, primary, worker };

enum class FaultKind { code, hang, slow, crash, out_of_memory };

/** What is to happen at a call. */
struct Fault {
	std::string call;
	FaultKind kind = FaultKind::code;
	/** The call that is hit, counted from 1; 0: each one. */
	unsigned long nth = 0;
	HRESULT code = S_OK;
	unsigned milliseconds = 0;
	Role role = Role::any;
	/** A crash leaves the mailbox locked, as a crash within MAPI may: other threads then wait for ever. */
	bool locked = false;
	unsigned long seen = 0;
};

extern std::atomic<bool> faults_active;

HRESULT injected_fault(const char *call, Role role);

/**
 * Does what is planned for a call: waits, crashes, or returns the code to fail with. A code that is no failure is
 * returned by the call if it succeeds.
 */
inline HRESULT faults_at(const char *call, Role role) {
	return faults_active.load(std::memory_order_relaxed) ? injected_fault(call, role) : S_OK;
}

void add_fault(const Fault &fault);
void clear_faults();
void release_hanging();
unsigned long hanging_calls();

/** Waits as long as a round trip to the server takes. */
void wait_for_server();

} // namespace standin

#endif
