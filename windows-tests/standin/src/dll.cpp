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
