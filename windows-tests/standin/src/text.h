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
