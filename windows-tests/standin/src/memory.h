// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_MEMORY_H
#define STANDIN_MEMORY_H

#include <cstddef>
#include <string>

#include <windows.h>
#include <wtypes.h>

namespace standin {

struct ThreadRecord;

/** MAPIAllocateBuffer, for the use of the stand-in itself: no faults, no rules. Null if there is no memory. */
void *allocate(size_t bytes);

/** MAPIFreeBuffer, for the use of the stand-in itself. */
void release(void *buffer);

SCODE allocate_buffer(ULONG bytes, void **buffer);
SCODE allocate_more(ULONG bytes, void *owner, void **buffer);
ULONG free_buffer(void *buffer);

long long buffers_alive();

/** Says how many buffers were never freed, and which (MEM). */
void report_leaked_buffers(const char *when);

/** Forgets all buffers, so that those of a former test do not count. */
void forget_buffers();

/** Takes the free buffers of a thread that ends. */
void give_back_buffers(ThreadRecord &thread);

/** An address that is taken, so that no memory ever comes to be there. */
void *nowhere();

} // namespace standin

#endif
