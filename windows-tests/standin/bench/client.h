// SPDX-License-Identifier: Apache-2.0

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
