// SPDX-License-Identifier: Apache-2.0

#include "client.h"

#include <cstdio>

void *Client::find(HMODULE library, const char *name, int bytes) {
	void *found = reinterpret_cast<void *>(GetProcAddress(library, name));
	if (found == nullptr) {
		char decorated[80];
		std::snprintf(decorated, sizeof decorated, "%s@%d", name, bytes);
		found = reinterpret_cast<void *>(GetProcAddress(library, decorated));
	}
	return found;
}

bool Client::load(const char *path) {
	HMODULE library = LoadLibraryA(path);
	if (library == nullptr) {
		std::fprintf(stderr, "'%s' cannot be loaded: error %lu\n", path, ::GetLastError());
		return false;
	}
	initialize = reinterpret_cast<HRESULT(__stdcall *)(void *)>(find(library, "MAPIInitialize", 4));
	uninitialize = reinterpret_cast<void(__stdcall *)()>(find(library, "MAPIUninitialize", 0));
	log_on = reinterpret_cast<HRESULT(__stdcall *)(ULONG_PTR, const void *, const void *, ULONG,
			standin::IMAPISession **)>(find(library, "MAPILogonEx", 20));
	allocate = reinterpret_cast<SCODE(__stdcall *)(ULONG, void **)>(find(library, "MAPIAllocateBuffer", 8));
	release = reinterpret_cast<ULONG(__stdcall *)(void *)>(find(library, "MAPIFreeBuffer", 4));
	control = reinterpret_cast<int(__cdecl *)(const char *, char *, unsigned)>(
			reinterpret_cast<void *>(GetProcAddress(library, "StandInControl")));
	if (initialize == nullptr || uninitialize == nullptr || log_on == nullptr || release == nullptr) {
		std::fprintf(stderr, "'%s' is no MAPI\n", path);
		return false;
	}
	return true;
}
