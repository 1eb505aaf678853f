// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_PUMP_H
#define STANDIN_PUMP_H

#include <windows.h>

namespace standin {

/**
 * The hidden window of the thread that initializes MAPI first ("WMS Idle"), and the watch on whether that thread
 * dispatches its messages (R5).
 */
void start_pump(ULONG flags);

/** Makes a hidden window: on the desktop, where broadcasts reach it, or outside where there is no desktop. */
HWND make_hidden_window(const wchar_t *window_class);

/** Destroys the window; on the first thread. */
void stop_pump();

/** What MAPIUninitialize on any other thread does: it waits until the first thread has dispatched a message. */
void pass_through_pump();

/** Looks, at a call of any thread, whether the first thread has left a message alone for too long. */
void watch_pump();

/** The same for tests that ask what was broken, whatever thread they ask on. */
void look_at_pump();

/** Notes that a thread ended, which may have been the first one with messages left. */
void pump_thread_ended(DWORD thread);

/** Wakes threads that wait for the first thread. */
void release_pump_waits();

} // namespace standin

#endif
