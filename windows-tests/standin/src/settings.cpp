// SPDX-License-Identifier: Apache-2.0

#include "settings.h"

namespace standin {

namespace {

HINSTANCE this_module = nullptr;

} // namespace

Settings &settings() {
	static Settings *instance = new Settings();
	return *instance;
}

void Settings::reset() {
	latency_us = 0;
	large_bytes = 8192;
	pump_limit_ms = 3000;
	tokens = true;
	track = true;
	late_notifications = false;
	wild_notifications = false;
	service = -1;
}

bool Settings::is_service() const {
	int chosen = service.load();
	if (chosen >= 0) {
		return chosen != 0;
	}
	DWORD session = 1;
	// Wine has no sessions: it answers 0 for every process, or fails
	static const bool wine = GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "wine_get_version") != nullptr;
	return !wine && ProcessIdToSessionId(GetCurrentProcessId(), &session) && session == 0;
}

HINSTANCE module_handle() {
	return this_module;
}

void set_module_handle(HINSTANCE module) {
	this_module = module;
}

} // namespace standin
