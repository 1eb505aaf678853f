// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_LEDGER_H
#define STANDIN_LEDGER_H

#include <atomic>
#include <string>
#include <vector>

#include <windows.h>

namespace standin {

constexpr int size_classes = 12;

/** The kinds of objects that are counted. */
enum class Kind { session, store, folder, message, attachment, table, stream, profile_admin, profile_section, sink,
		count };

const char *name_of(Kind kind);

/** A freed buffer that waits to be used again. */
struct FreeBuffer {
	FreeBuffer *next;
};

/** What is known of one thread. Records live as long as the process. */
struct ThreadRecord {

	DWORD id = GetCurrentThreadId();
	/** How often it initialized without uninitializing. Written by the thread itself, in the ledger's lock. */
	std::atomic<int> initialized{0};
	std::atomic<bool> first{false};
	/** MAPI's own thread, which nobody has to initialize. */
	bool internal = false;
	bool ended = false;
	/** Whether MAPIInitialize called CoInitialize, so that MAPIUninitialize has to undo it. */
	bool owes_com = false;
	ULONG flags = 0;
	std::atomic<long> objects[static_cast<int>(Kind::count)] = {};
	/** How often it came from none to one initialization. */
	unsigned long cycles = 0;
	/** Written by the thread itself alone, read by others. */
	std::atomic<unsigned long long> calls{0};
	std::atomic<unsigned long long> round_trips{0};
	std::atomic<long long> buffers{0};
	FreeBuffer *free_buffers[size_classes] = {};
	int free_count[size_classes] = {};

	long objects_alive() const;
};

/** Adds to a number that the calling thread alone writes. */
template <typename Number>
void add_to(std::atomic<Number> &own, int amount) {
	own.store(own.load(std::memory_order_relaxed) + static_cast<Number>(amount), std::memory_order_relaxed);
}

/** The record of the calling thread; made when it is first asked for. */
ThreadRecord &this_thread();

/** The record of the calling thread, or null if it was never seen. */
ThreadRecord *this_thread_if_seen();

/** Who initialized MAPI, in what order, and with what flags. */
class Ledger {

public:
	HRESULT initialize(const void *init);
	void uninitialize();

	/** Called by the loader when a thread ends. */
	void thread_ended();
	/** Called by the loader when the process ends; other threads are gone, and may have held locks. */
	void process_ends();

	bool is_initialized() const { return total_ > 0; }
	/** Initializations by threads that still live. */
	int live_initializations() const;
	void forget_ended_threads();
	void forget_counts() { initializes_ = uninitializes_ = 0; }

	DWORD first_thread() const { return first_thread_; }
	ULONG flags() const { return flags_; }
	unsigned long initializes() const { return initializes_; }
	unsigned long uninitializes() const { return uninitializes_; }
	std::vector<ThreadRecord *> threads() const;

	ThreadRecord &enroll();

private:
	HRESULT check(const void *init, ULONG &flags);
	HRESULT enter_apartment(ThreadRecord &thread, ULONG flags);
	void check_flags(ThreadRecord &thread, ULONG flags);
	void check_leftovers(const ThreadRecord &thread);
	void last_one_out();

	std::atomic<int> total_{0};
	std::atomic<DWORD> first_thread_{0};
	std::atomic<ULONG> flags_{0};
	std::atomic<unsigned long> initializes_{0};
	std::atomic<unsigned long> uninitializes_{0};
};

Ledger &ledger();

/** R9: tells if the calling thread carries a token of its own. */
bool check_token(const char *call);

} // namespace standin

#endif
