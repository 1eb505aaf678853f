// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_SETTINGS_H
#define STANDIN_SETTINGS_H

#include <atomic>
#include <string>

#include <windows.h>

namespace standin {

/** What control commands change. Each field may be read on any thread at any time. */
struct Settings {

	std::atomic<unsigned> latency_us{0};
	std::atomic<unsigned> large_bytes{8192};
	std::atomic<unsigned> pump_limit_ms{3000};
	std::atomic<bool> tokens{true};
	std::atomic<bool> track{true};
	std::atomic<bool> late_notifications{false};
	std::atomic<bool> wild_notifications{false};
	/** -1: by the session of the process; otherwise 0 or 1. */
	std::atomic<int> service{-1};

	void reset();
	bool is_service() const;
};

Settings &settings();

/** The module of this DLL, for window classes. */
HINSTANCE module_handle();
void set_module_handle(HINSTANCE module);

} // namespace standin

#endif
