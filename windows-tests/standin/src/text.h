// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_TEXT_H
#define STANDIN_TEXT_H

#include <string>

#include <windows.h>

namespace standin {

std::wstring widen(const std::string &utf8);
std::string narrow(const std::wstring &text);

/** Decodes bytes of a code page; unknown code pages count as UTF-8. */
std::wstring decode(UINT code_page, const void *bytes, size_t count);
std::string encode(UINT code_page, const std::wstring &text);

/** Lower case, the same in every language. */
std::wstring folded(const std::wstring &text);

bool equal_ignoring_case(const std::wstring &one, const std::wstring &other);

/** Reads a string argument of MAPI: wide with MAPI_UNICODE, otherwise in the code page of the system. */
std::wstring argument(const void *text, bool unicode);

} // namespace standin

#endif
