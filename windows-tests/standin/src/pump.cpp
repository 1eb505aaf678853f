// SPDX-License-Identifier: Apache-2.0

#include "pump.h"

#include <atomic>

#include "ledger.h"
#include "log.h"
#include "settings.h"

namespace standin {

namespace {

constexpr UINT message_pass = WM_APP + 1;
constexpr UINT message_ping = WM_APP + 2;
constexpr UINT message_last = WM_APP + 3;
constexpr ULONGLONG ping_every_ms = 250;

const wchar_t window_class[] = L"WMS Idle";

struct Pump {
	std::atomic<HWND> window{nullptr};
	/** When the ping was posted that has not come back yet; 0 if there is none. */
	std::atomic<ULONGLONG> outstanding{0};
	std::atomic<ULONGLONG> last_ping{0};
	std::atomic<bool> reported{false};
	std::atomic<unsigned> releases{0};
	/** The first thread after its MAPIUninitialize, until it has dispatched what was on its way; 0 if there is none. */
	std::atomic<DWORD> last_messages_of{0};
};

Pump &pump() {
	static Pump *instance = new Pump();
	return *instance;
}

LRESULT CALLBACK procedure(HWND window, UINT message, WPARAM first, LPARAM second) {
	switch (message) {
		case message_pass:
			return 1;
		case message_ping: {
			ULONGLONG posted = pump().outstanding.exchange(0);
			if (pump().reported.exchange(false)) {
				note("pump", "the first thread dispatches again after %llu ms", GetTickCount64() - posted);
			}
			return 0;
		}
		case message_last:
			pump().last_messages_of = 0;
			DestroyWindow(window);
			return 0;
		default:
			return DefWindowProcW(window, message, first, second);
	}
}

void register_class() {
	static const bool registered = [] {
		WNDCLASSEXW definition = {};
		definition.cbSize = sizeof definition;
		definition.lpfnWndProc = procedure;
		definition.hInstance = module_handle();
		definition.lpszClassName = window_class;
		return RegisterClassExW(&definition) != 0;
	}();
	(void) registered;
}

} // namespace

HWND make_hidden_window(const wchar_t *name) {
	HWND window = CreateWindowExW(0, name, L"", WS_POPUP, 0, 0, 0, 0, nullptr, nullptr, module_handle(), nullptr);
	if (window == nullptr) {
		// Wine without a display has no desktop to put windows on
		window = CreateWindowExW(0, name, L"", 0, 0, 0, 0, 0, HWND_MESSAGE, nullptr, module_handle(), nullptr);
	}
	return window;
}

void start_pump(ULONG flags) {
	register_class();
	HWND window = make_hidden_window(window_class);
	pump().window = window;
	pump().outstanding = 0;
	pump().reported = false;
	log_line("PUMP", "window=%p flags=0x%lX", static_cast<void *>(window), flags);
}

void stop_pump() {
	HWND window = pump().window.exchange(nullptr);
	pump().outstanding = 0;
	if (window == nullptr) {
		return;
	}
	if (GetWindowThreadProcessId(window, nullptr) == GetCurrentThreadId()) {
		// messages that are on their way to the window are dispatched by the loop that goes on after this call
		pump().last_messages_of = GetCurrentThreadId();
		PostMessageW(window, message_last, 0, 0);
	}
	else {
		note("pump", "the window of the first thread is left to its end");
	}
}

void pass_through_pump() {
	HWND window = pump().window;
	if (window == nullptr) {
		return;
	}
	ULONGLONG start = GetTickCount64();
	unsigned releases = pump().releases;
	bool reported = false;
	while (true) {
		DWORD_PTR answer = 0;
		if (SendMessageTimeoutW(window, message_pass, 0, 0, SMTO_NORMAL, 100, &answer)) {
			break;
		}
		if (!IsWindow(window) || releases != pump().releases) {
			break;
		}
		ULONGLONG waited = GetTickCount64() - start;
		if (!reported && waited >= settings().pump_limit_ms) {
			reported = true;
			violation_of(ledger().first_thread(), "R5",
					"the first thread does not dispatch messages: thread %lu waits in MAPIUninitialize for %llu ms",
					GetCurrentThreadId(), waited);
		}
	}
	if (reported) {
		note("pump", "MAPIUninitialize went on after %llu ms", GetTickCount64() - start);
	}
}

namespace {

/** Posts a ping if there is none on its way; otherwise tells how long it has been. */
ULONGLONG ping_age() {
	HWND window = pump().window;
	if (window == nullptr) {
		return 0;
	}
	ULONGLONG now = GetTickCount64();
	ULONGLONG outstanding = pump().outstanding;
	if (outstanding != 0) {
		return now > outstanding ? now - outstanding : 0;
	}
	ULONGLONG last = pump().last_ping;
	if (now - last >= ping_every_ms && pump().last_ping.compare_exchange_strong(last, now)) {
		pump().outstanding = now;
		PostMessageW(window, message_ping, 0, 0);
	}
	return 0;
}

bool is_too_old(ULONGLONG age) {
	return age != 0 && age >= settings().pump_limit_ms;
}

} // namespace

void watch_pump() {
	ULONGLONG age = ping_age();
	// a first thread that works itself is busy, and no news to itself
	if (is_too_old(age) && GetCurrentThreadId() != ledger().first_thread() && !pump().reported.exchange(true)) {
		violation_of(ledger().first_thread(), "R5",
				"the first thread has not dispatched messages for %llu ms while thread %lu works", age,
				GetCurrentThreadId());
	}
}

void look_at_pump() {
	ULONGLONG age = ping_age();
	if (is_too_old(age) && !pump().reported.exchange(true)) {
		violation_of(ledger().first_thread(), "R5", "the first thread has not dispatched messages for %llu ms", age);
	}
}

void pump_thread_ended(DWORD thread) {
	if (pump().last_messages_of.compare_exchange_strong(thread, 0)) {
		note("pump", "the first thread ended without dispatching its last messages after MAPIUninitialize");
	}
}

void release_pump_waits() {
	pump().releases++;
}

} // namespace standin
