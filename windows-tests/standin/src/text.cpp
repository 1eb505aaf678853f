// SPDX-License-Identifier: Apache-2.0

#include "text.h"

#include <cstring>

namespace standin {

std::wstring decode(UINT code_page, const void *bytes, size_t count) {
	if (count == 0) {
		return std::wstring();
	}
	const char *from = static_cast<const char *>(bytes);
	int length = MultiByteToWideChar(code_page, 0, from, static_cast<int>(count), nullptr, 0);
	if (length <= 0) {
		return code_page == CP_UTF8 ? std::wstring() : decode(CP_UTF8, bytes, count);
	}
	std::wstring text(static_cast<size_t>(length), L'\0');
	MultiByteToWideChar(code_page, 0, from, static_cast<int>(count), &text[0], length);
	return text;
}

std::string encode(UINT code_page, const std::wstring &text) {
	if (text.empty()) {
		return std::string();
	}
	int count = static_cast<int>(text.size());
	int length = WideCharToMultiByte(code_page, 0, text.data(), count, nullptr, 0, nullptr, nullptr);
	std::string bytes(static_cast<size_t>(length > 0 ? length : 0), '\0');
	if (length > 0) {
		WideCharToMultiByte(code_page, 0, text.data(), count, &bytes[0], length, nullptr, nullptr);
	}
	return bytes;
}

std::wstring widen(const std::string &utf8) {
	return decode(CP_UTF8, utf8.data(), utf8.size());
}

std::string narrow(const std::wstring &text) {
	return encode(CP_UTF8, text);
}

std::wstring folded(const std::wstring &text) {
	std::wstring lower = text;
	if (!lower.empty()) {
		CharLowerBuffW(&lower[0], static_cast<DWORD>(lower.size()));
	}
	return lower;
}

bool equal_ignoring_case(const std::wstring &one, const std::wstring &other) {
	return one.size() == other.size() && folded(one) == folded(other);
}

std::wstring argument(const void *text, bool unicode) {
	if (text == nullptr) {
		return std::wstring();
	}
	if (unicode) {
		return std::wstring(static_cast<const wchar_t *>(text));
	}
	return decode(CP_ACP, text, std::strlen(static_cast<const char *>(text)));
}

} // namespace standin
