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

#ifndef STANDIN_BENCH_CLIENT_H
#define STANDIN_BENCH_CLIENT_H

#include "abi.h"

/** A MAPI client's flat functions, looked up in a DLL. */
struct Client {
	HRESULT(__stdcall *initialize)(void *) = nullptr;
	void(__stdcall *uninitialize)() = nullptr;
	HRESULT(__stdcall *log_on)(ULONG_PTR, const void *, const void *, ULONG, standin::IMAPISession **) = nullptr;
	SCODE(__stdcall *allocate)(ULONG, void **) = nullptr;
	ULONG(__stdcall *release)(void *) = nullptr;
	/** Null in a DLL that is not the stand-in. */
	int(__cdecl *control)(const char *, char *, unsigned) = nullptr;

	bool load(const char *path);

private:
	static void *find(HMODULE library, const char *name, int bytes);
};

#endif
