/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

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
