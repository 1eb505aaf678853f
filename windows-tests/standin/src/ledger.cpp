// SPDX-License-Identifier: Apache-2.0

#include "ledger.h"

#include <objbase.h>
#include <mapix.h>

#include "faults.h"
#include "lock.h"
#include "log.h"
#include "memory.h"
#include "notify.h"
#include "pump.h"
#include "settings.h"

namespace standin {

namespace {

constexpr ULONG no_coinit = 0x8;
constexpr ULONG nt_service = 0x10000;
/** More often than this no worker of a pool, and no primary thread, initializes in its life. */
constexpr unsigned long churn_limit = 32;
constexpr ULONG known_flags = MAPI_MULTITHREAD_NOTIFICATIONS | no_coinit | nt_service;

Lock &lock() {
	static Lock *instance = new Lock();
	return *instance;
}

/** Held while the first thread makes windows and MAPI's own thread, so that no second thread is ahead of them. */
Lock &start_lock() {
	static Lock *instance = new Lock();
	return *instance;
}

std::vector<ThreadRecord *> &records() {
	static std::vector<ThreadRecord *> *instance = new std::vector<ThreadRecord *>();
	return *instance;
}

DWORD slot() {
	static const DWORD index = TlsAlloc();
	return index;
}

} // namespace

const char *name_of(Kind kind) {
	static const char *const names[] = {"session", "store", "folder", "message", "attachment", "table", "stream",
			"profileadmin", "profilesection", "sink"};
	return names[static_cast<int>(kind)];
}

long ThreadRecord::objects_alive() const {
	long sum = 0;
	for (const std::atomic<long> &kind : objects) {
		sum += kind;
	}
	return sum;
}

ThreadRecord &this_thread() {
	ThreadRecord *record = static_cast<ThreadRecord *>(TlsGetValue(slot()));
	return record != nullptr ? *record : ledger().enroll();
}

ThreadRecord *this_thread_if_seen() {
	return static_cast<ThreadRecord *>(TlsGetValue(slot()));
}

Ledger &ledger() {
	static Ledger *instance = new Ledger();
	return *instance;
}

ThreadRecord &Ledger::enroll() {
	ThreadRecord *record = new ThreadRecord();
	TlsSetValue(slot(), record);
	Held held(lock());
	records().push_back(record);
	return *record;
}

std::vector<ThreadRecord *> Ledger::threads() const {
	Held held(lock());
	return records();
}

int Ledger::live_initializations() const {
	Held held(lock());
	int sum = 0;
	for (ThreadRecord *record : records()) {
		sum += record->ended || record->internal ? 0 : record->initialized.load();
	}
	return sum;
}

void Ledger::forget_ended_threads() {
	Held held(lock());
	for (ThreadRecord *record : records()) {
		if (record->ended && record->initialized > 0) {
			total_ -= record->initialized;
			record->initialized = 0;
			record->first = false;
		}
	}
	if (total_ == 0) {
		last_one_out();
	}
}

HRESULT Ledger::check(const void *init, ULONG &flags) {
	flags = 0;
	if (init == nullptr) {
		return S_OK;
	}
	const MAPIINIT_0 *parameters = static_cast<const MAPIINIT_0 *>(init);
	if (parameters->ulVersion != MAPI_INIT_VERSION) {
		return MAPI_E_INVALID_PARAMETER;
	}
	flags = parameters->ulFlags;
	return (flags & ~known_flags) != 0 ? MAPI_E_UNKNOWN_FLAGS : S_OK;
}

HRESULT Ledger::enter_apartment(ThreadRecord &thread, ULONG flags) {
	if ((flags & no_coinit) == 0) {
		HRESULT result = CoInitialize(nullptr);
		if (FAILED(result)) {
			violation("R10", "MAPIInitialize without MAPI_NO_COINIT on a thread that is in another apartment: 0x%08lX",
					result);
			return result;
		}
		thread.owes_com = true;
	}
	APTTYPE type = APTTYPE_CURRENT;
	APTTYPEQUALIFIER qualifier = APTTYPEQUALIFIER_NONE;
	HRESULT apartment = CoGetApartmentType(&type, &qualifier);
	bool implicit = SUCCEEDED(apartment) && qualifier == APTTYPEQUALIFIER_IMPLICIT_MTA;
	if (FAILED(apartment) || implicit) {
		violation("R10", "MAPI_NO_COINIT on a thread that never initialized COM");
	}
	else if (total_ == 0 && type != APTTYPE_STA && type != APTTYPE_MAINSTA) {
		violation("R10", "the first thread is not in a single-threaded apartment, although it owns windows");
	}
	return S_OK;
}

void Ledger::check_flags(ThreadRecord &thread, ULONG flags) {
	ULONG shared = MAPI_MULTITHREAD_NOTIFICATIONS | nt_service;
	if (total_ > 0 && thread.initialized == 0 && (flags & shared) != (flags_ & shared)) {
		violation("R12", "flags 0x%lX contradict flags 0x%lX of the first thread %lu", flags, flags_.load(),
				first_thread_.load());
	}
	bool service = settings().is_service();
	if (service != ((flags & nt_service) != 0)) {
		violation("R12", service ? "a Windows service initializes without MAPI_NT_SERVICE"
								 : "MAPI_NT_SERVICE in a process that is no Windows service");
	}
}

HRESULT Ledger::initialize(const void *init) {
	bool would_be_first = total_ == 0;
	HRESULT injected = faults_at("MAPIInitialize", would_be_first ? Role::primary : Role::worker);
	if (FAILED(injected)) {
		log_line("INIT", "failed 0x%08lX", injected);
		return injected;
	}
	ULONG flags = 0;
	HRESULT result = check(init, flags);
	if (FAILED(result)) {
		log_line("INIT", "failed 0x%08lX", result);
		return result;
	}
	ThreadRecord &thread = this_thread();
	check_token("MAPIInitialize");
	if (thread.initialized == 0) {
		result = enter_apartment(thread, flags);
		if (FAILED(result)) {
			return result;
		}
	}
	Held starting(start_lock());
	check_flags(thread, flags);
	if (thread.initialized == 0 && ++thread.cycles == churn_limit) {
		note("R7", "the thread initializes for the %luth time; most versions of MAPI leak in such loops", churn_limit);
	}
	if (total_ == 0) {
		first_thread_ = thread.id;
		flags_ = flags;
		thread.first = true;
		start_pump(flags);
		start_notifications((flags & MAPI_MULTITHREAD_NOTIFICATIONS) != 0);
	}
	{
		Held held(lock());
		thread.flags = flags;
		thread.initialized++;
		total_++;
		initializes_++;
	}
	log_line("INIT", "flags=0x%lX count=%d total=%d%s", flags, thread.initialized.load(), total_.load(),
			thread.first ? " first" : "");
	return injected == S_OK ? S_OK : injected;
}

void Ledger::check_leftovers(const ThreadRecord &thread) {
	for (int kind = 0; kind < static_cast<int>(Kind::count); kind++) {
		long alive = thread.objects[kind];
		if (alive > 0) {
			violation("R6", "MAPIUninitialize while %ld object(s) of kind '%s' of the thread are not released", alive,
					name_of(static_cast<Kind>(kind)));
		}
	}
}

void Ledger::uninitialize() {
	ThreadRecord &thread = this_thread();
	faults_at("MAPIUninitialize", thread.first ? Role::primary : Role::worker);
	if (thread.initialized == 0) {
		violation("R3", "MAPIUninitialize on a thread that did not initialize");
		return;
	}
	bool last_of_thread = thread.initialized == 1;
	bool leaves_others = false;
	if (last_of_thread) {
		check_token("MAPIUninitialize");
		check_leftovers(thread);
		if (!thread.first) {
			pass_through_pump();
		}
	}
	bool last = false;
	{
		Held held(lock());
		thread.initialized--;
		uninitializes_++;
		total_--;
		last = total_ == 0;
		leaves_others = last_of_thread && thread.first && !last;
	}
	log_line("UNINIT", "count=%d total=%d%s", thread.initialized.load(), total_.load(), thread.first ? " first" : "");
	if (leaves_others) {
		violation("R4", "the first thread uninitializes while %d initialization(s) of others are left", total_.load());
	}
	if (last || leaves_others) {
		stop_notifications();
		stop_pump();
	}
	if (last) {
		last_one_out();
	}
	if (last_of_thread) {
		thread.first = false;
		if (thread.owes_com) {
			thread.owes_com = false;
			CoUninitialize();
		}
	}
}

void Ledger::last_one_out() {
	report_leaked_buffers("after the last MAPIUninitialize");
	first_thread_ = 0;
	flags_ = 0;
}

void Ledger::thread_ended() {
	ThreadRecord *thread = this_thread_if_seen();
	if (thread == nullptr) {
		return;
	}
	give_back_buffers(*thread);
	pump_thread_ended(thread->id);
	thread->ended = true;
	if (thread->initialized > 0 && !thread->internal) {
		violation("R2", "the thread ended without MAPIUninitialize; it owes %d", thread->initialized.load());
	}
}

void Ledger::process_ends() {
	int owed = 0;
	// no lock: a thread that was killed may hold it
	for (ThreadRecord *record : records()) {
		if (!record->internal && record->initialized > 0) {
			owed++;
			violation_of(record->id, "R2", "the process ends and the thread has not uninitialized; it owes %d",
					record->initialized.load());
		}
	}
	if (owed > 0) {
		report_leaked_buffers("at the end of the process");
	}
	log_line("END", "initializes=%lu uninitializes=%lu owed=%d violations=%lu", initializes_.load(),
			uninitializes_.load(), owed, violation_count());
}

bool check_token(const char *call) {
	if (!settings().tokens) {
		return false;
	}
	HANDLE token = nullptr;
	if (!OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, &token)) {
		return false;
	}
	CloseHandle(token);
	violation("R9", "%s on a thread that impersonates", call);
	return true;
}

} // namespace standin
