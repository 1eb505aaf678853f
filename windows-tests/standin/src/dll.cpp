// SPDX-License-Identifier: Apache-2.0

#include <cstdlib>
#include <string>

#include <windows.h>

#include "command.h"
#include "ledger.h"
#include "log.h"
#include "settings.h"
#include "text.h"

namespace {

std::string variable(const wchar_t *name) {
	wchar_t value[4096];
	DWORD length = GetEnvironmentVariableW(name, value, 4096);
	return length > 0 && length < 4096 ? standin::narrow(std::wstring(value, length)) : std::string();
}

void loaded(HINSTANCE module) {
	standin::set_module_handle(module);
	std::string log = variable(L"MAPI_STANDIN_LOG");
	if (!log.empty()) {
		standin::open_log(log);
	}
	standin::log_line("LOAD", "process=%lu", GetCurrentProcessId());
	standin::run_commands(variable(L"MAPI_STANDIN"));
}

} // namespace

extern "C" BOOL WINAPI DllMain(HINSTANCE module, DWORD reason, LPVOID process_ends) {
	switch (reason) {
		case DLL_PROCESS_ATTACH:
			loaded(module);
			break;
		case DLL_THREAD_DETACH:
			standin::ledger().thread_ended();
			break;
		case DLL_PROCESS_DETACH:
			if (process_ends != nullptr) {
				standin::ledger().process_ends();
			}
			break;
		default:
			break;
	}
	return TRUE;
}
