// SPDX-License-Identifier: Apache-2.0

#include "memory.h"

#include <cstdint>
#include <cstring>
#include <vector>

#include <mapicode.h>

#include "faults.h"
#include "ledger.h"
#include "lock.h"
#include "log.h"
#include "settings.h"

namespace standin {

namespace {

constexpr uint32_t mark_owner = 0x4D415049;
constexpr uint32_t mark_more = 0x45524F4D;
constexpr uint32_t mark_free = 0x45455246;
constexpr uint8_t class_large = 0xFF;
constexpr size_t slab_bytes = 256 * 1024;
constexpr int cached_per_class = 512;
constexpr size_t shard_count = 16;
constexpr size_t quarantined = 64;
constexpr size_t class_bytes[size_classes] = {64, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048, 3072, 4096};

/** What stands before each buffer. */
struct alignas(16) Header {
	uint32_t mark;
	uint8_t size_class;
	uint8_t shard;
	bool listed;
	uint32_t bytes;
	uint32_t thread;
	/** Blocks that MAPIAllocateMore linked to this one. */
	Header *more;
	Header *next;
	Header *previous;
};

struct Shard {
	SRWLOCK lock = SRWLOCK_INIT;
	Header head = {};

	Shard() { head.next = head.previous = &head; }
};

struct Memory {
	Shard shards[shard_count];
	Lock lock;
	FreeBuffer *free_buffers[size_classes] = {};
	/** Large buffers that were freed a short while ago: freeing them again is still recognized. */
	Header *quarantine[quarantined] = {};
	size_t quarantine_next = 0;
	/** Buffers of threads when the count was last set to zero. */
	std::atomic<long long> forgotten{0};
};

Memory &memory() {
	static Memory *instance = new Memory();
	return *instance;
}

Header *header_of(void *buffer) {
	return static_cast<Header *>(buffer) - 1;
}

void *buffer_of(Header *header) {
	return header + 1;
}

int class_for(size_t bytes) {
	for (int i = 0; i < size_classes; i++) {
		if (bytes <= class_bytes[i]) {
			return i;
		}
	}
	return -1;
}

void carve_slab(int size_class, FreeBuffer *&list) {
	char *slab = static_cast<char *>(VirtualAlloc(nullptr, slab_bytes, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE));
	if (slab == nullptr) {
		return;
	}
	size_t step = sizeof(Header) + class_bytes[size_class];
	for (size_t at = 0; at + step <= slab_bytes; at += step) {
		Header *header = reinterpret_cast<Header *>(slab + at);
		header->mark = mark_free;
		header->size_class = static_cast<uint8_t>(size_class);
		FreeBuffer *buffer = static_cast<FreeBuffer *>(buffer_of(header));
		buffer->next = list;
		list = buffer;
	}
}

/** Takes some free buffers of a size from what all threads share. */
void refill(ThreadRecord &thread, int size_class) {
	Held held(memory().lock);
	FreeBuffer *&shared = memory().free_buffers[size_class];
	if (shared == nullptr) {
		carve_slab(size_class, shared);
	}
	for (int i = 0; i < cached_per_class / 2 && shared != nullptr; i++) {
		FreeBuffer *buffer = shared;
		shared = buffer->next;
		buffer->next = thread.free_buffers[size_class];
		thread.free_buffers[size_class] = buffer;
		thread.free_count[size_class]++;
	}
}

void spill(ThreadRecord &thread, int size_class, int keep) {
	Held held(memory().lock);
	FreeBuffer *&shared = memory().free_buffers[size_class];
	while (thread.free_count[size_class] > keep) {
		FreeBuffer *buffer = thread.free_buffers[size_class];
		thread.free_buffers[size_class] = buffer->next;
		thread.free_count[size_class]--;
		buffer->next = shared;
		shared = buffer;
	}
}

Header *take(ThreadRecord &thread, size_t bytes) {
	int size_class = class_for(bytes);
	if (size_class < 0) {
		Header *header = static_cast<Header *>(HeapAlloc(GetProcessHeap(), 0, sizeof(Header) + bytes));
		if (header != nullptr) {
			header->size_class = class_large;
		}
		return header;
	}
	if (thread.free_buffers[size_class] == nullptr) {
		refill(thread, size_class);
	}
	FreeBuffer *buffer = thread.free_buffers[size_class];
	if (buffer == nullptr) {
		return nullptr;
	}
	thread.free_buffers[size_class] = buffer->next;
	thread.free_count[size_class]--;
	return header_of(buffer);
}

void give(ThreadRecord &thread, Header *header) {
	header->mark = mark_free;
	if (header->size_class == class_large) {
		Held held(memory().lock);
		Header *&place = memory().quarantine[memory().quarantine_next++ % quarantined];
		if (place != nullptr) {
			HeapFree(GetProcessHeap(), 0, place);
		}
		place = header;
		return;
	}
	// what is read after it was freed looks like nothing that makes sense
	std::memset(buffer_of(header), 0xDD, header->bytes);
	int size_class = header->size_class;
	FreeBuffer *buffer = static_cast<FreeBuffer *>(buffer_of(header));
	buffer->next = thread.free_buffers[size_class];
	thread.free_buffers[size_class] = buffer;
	if (++thread.free_count[size_class] > cached_per_class) {
		spill(thread, size_class, cached_per_class / 2);
	}
}

void list(Header *header, const ThreadRecord &thread) {
	header->shard = static_cast<uint8_t>((thread.id >> 2) % shard_count);
	Shard &shard = memory().shards[header->shard];
	AcquireSRWLockExclusive(&shard.lock);
	header->next = shard.head.next;
	header->previous = &shard.head;
	shard.head.next->previous = header;
	shard.head.next = header;
	ReleaseSRWLockExclusive(&shard.lock);
	header->listed = true;
}

void unlist(Header *header) {
	Shard &shard = memory().shards[header->shard];
	AcquireSRWLockExclusive(&shard.lock);
	header->next->previous = header->previous;
	header->previous->next = header->next;
	ReleaseSRWLockExclusive(&shard.lock);
	header->listed = false;
}

Header *make(size_t bytes, uint32_t mark) {
	ThreadRecord &thread = this_thread();
	Header *header = take(thread, bytes);
	if (header == nullptr) {
		return nullptr;
	}
	header->mark = mark;
	header->bytes = static_cast<uint32_t>(bytes);
	header->thread = thread.id;
	header->more = nullptr;
	header->listed = false;
	if (mark == mark_owner) {
		add_to(thread.buffers, 1);
		if (settings().track.load(std::memory_order_relaxed)) {
			list(header, thread);
		}
	}
	return header;
}

void free_chain(Header *header) {
	ThreadRecord &thread = this_thread();
	add_to(thread.buffers, -1);
	if (header->listed) {
		unlist(header);
	}
	while (header != nullptr) {
		Header *more = header->more;
		give(thread, header);
		header = more;
	}
}

void check_initialized(const char *call) {
	if (this_thread().initialized == 0) {
		violation("R1", "%s on a thread that has not initialized MAPI", call);
	}
}

Role role() {
	return this_thread().first ? Role::primary : Role::worker;
}

} // namespace

void *allocate(size_t bytes) {
	Header *header = make(bytes, mark_owner);
	return header != nullptr ? buffer_of(header) : nullptr;
}

void release(void *buffer) {
	if (buffer != nullptr) {
		free_chain(header_of(buffer));
	}
}

SCODE allocate_buffer(ULONG bytes, void **buffer) {
	check_initialized("MAPIAllocateBuffer");
	if (buffer == nullptr) {
		return MAPI_E_INVALID_PARAMETER;
	}
	HRESULT injected = faults_at("MAPIAllocateBuffer", role());
	if (FAILED(injected)) {
		return injected;
	}
	*buffer = allocate(bytes);
	return *buffer != nullptr ? S_OK : MAPI_E_NOT_ENOUGH_MEMORY;
}

SCODE allocate_more(ULONG bytes, void *owner, void **buffer) {
	check_initialized("MAPIAllocateMore");
	if (buffer == nullptr || owner == nullptr) {
		return MAPI_E_INVALID_PARAMETER;
	}
	HRESULT injected = faults_at("MAPIAllocateMore", role());
	if (FAILED(injected)) {
		return injected;
	}
	Header *first = header_of(owner);
	if (first->mark != mark_owner) {
		violation("MEM", "MAPIAllocateMore for %p, which is no buffer of MAPIAllocateBuffer", owner);
		return MAPI_E_INVALID_PARAMETER;
	}
	Header *header = make(bytes, mark_more);
	if (header == nullptr) {
		return MAPI_E_NOT_ENOUGH_MEMORY;
	}
	header->more = first->more;
	first->more = header;
	*buffer = buffer_of(header);
	return S_OK;
}

ULONG free_buffer(void *buffer) {
	check_initialized("MAPIFreeBuffer");
	if (buffer == nullptr) {
		return S_OK;
	}
	Header *header = header_of(buffer);
	switch (header->mark) {
		case mark_owner:
			free_chain(header);
			break;
		case mark_more:
			violation("MEM", "MAPIFreeBuffer of %p, which MAPIAllocateMore linked to another buffer", buffer);
			break;
		case mark_free:
			violation("MEM", "MAPIFreeBuffer of %p, which was freed before", buffer);
			break;
		default:
			violation("MEM", "MAPIFreeBuffer of %p, which MAPI did not allocate", buffer);
			break;
	}
	return S_OK;
}

namespace {

long long buffers_of_threads() {
	long long sum = 0;
	for (ThreadRecord *thread : ledger().threads()) {
		sum += thread->buffers.load(std::memory_order_relaxed);
	}
	return sum;
}

} // namespace

long long buffers_alive() {
	return buffers_of_threads() - memory().forgotten;
}

void forget_buffers() {
	memory().forgotten = buffers_of_threads();
	for (Shard &shard : memory().shards) {
		AcquireSRWLockExclusive(&shard.lock);
		for (Header *header = shard.head.next; header != &shard.head; header = header->next) {
			header->listed = false;
		}
		shard.head.next = shard.head.previous = &shard.head;
		ReleaseSRWLockExclusive(&shard.lock);
	}
}

void report_leaked_buffers(const char *when) {
	long long alive = buffers_alive();
	if (alive <= 0) {
		return;
	}
	std::string which;
	int told = 0;
	for (Shard &shard : memory().shards) {
		AcquireSRWLockShared(&shard.lock);
		for (Header *header = shard.head.next; header != &shard.head && told < 8; header = header->next) {
			which += text_of(" %lu bytes by thread %lu;", static_cast<unsigned long>(header->bytes),
					static_cast<unsigned long>(header->thread));
			told++;
		}
		ReleaseSRWLockShared(&shard.lock);
	}
	violation("MEM", "%lld buffer(s) were not freed %s:%s", alive, when, which.c_str());
}

void give_back_buffers(ThreadRecord &thread) {
	for (int i = 0; i < size_classes; i++) {
		spill(thread, i, 0);
	}
}

void *nowhere() {
	static void *address = VirtualAlloc(nullptr, 1 << 20, MEM_RESERVE, PAGE_NOACCESS);
	return static_cast<BYTE *>(address) + 0x8018;
}

} // namespace standin
