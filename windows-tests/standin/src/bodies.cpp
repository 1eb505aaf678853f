// SPDX-License-Identifier: Apache-2.0

#include "bodies.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "tags.h"
#include "text.h"

namespace standin {

namespace {

struct Entity {
	const char *name;
	wchar_t character;
};

/** Named characters outside of Latin-1, and those below 160. */
const Entity few_entities[] = {{"amp", L'&'}, {"lt", L'<'}, {"gt", L'>'}, {"quot", L'"'}, {"apos", L'\''},
		{"euro", L'\x20AC'}, {"hellip", L'\x2026'}, {"ndash", L'\x2013'}, {"mdash", L'\x2014'}, {"lsquo", L'\x2018'},
		{"rsquo", L'\x2019'}, {"ldquo", L'\x201C'}, {"rdquo", L'\x201D'}, {"bull", L'\x2022'}, {"trade", L'\x2122'}};

/** Names of the characters from 160 to 255, in their order. */
const char *const latin_entities[] = {"nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml",
		"copy",
		"ordf", "laquo", "not", "shy", "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para",
		"middot", "cedil", "sup1", "ordm", "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute",
		"Acirc", "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute",
		"Icirc", "Iuml", "ETH", "Ntilde", "Ograve", "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave",
		"Uacute", "Ucirc", "Uuml", "Yacute", "THORN", "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring",
		"aelig", "ccedil", "egrave", "eacute", "ecirc", "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde",
		"ograve", "oacute", "ocirc", "otilde", "ouml", "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml",
		"yacute", "thorn", "yuml"};

void append_code_point(std::wstring &text, unsigned long code) {
	if (code >= 0x10000 && code <= 0x10FFFF) {
		text += static_cast<wchar_t>(0xD800 + ((code - 0x10000) >> 10));
		text += static_cast<wchar_t>(0xDC00 + ((code - 0x10000) & 0x3FF));
	}
	else if (code > 0 && code < 0x10000) {
		text += static_cast<wchar_t>(code);
	}
}

bool append_entity(std::wstring &text, const std::string &name) {
	if (name.size() > 1 && name[0] == '#') {
		bool hex = name[1] == 'x' || name[1] == 'X';
		append_code_point(text, std::strtoul(name.c_str() + (hex ? 2 : 1), nullptr, hex ? 16 : 10));
		return true;
	}
	for (const Entity &entity : few_entities) {
		if (name == entity.name) {
			text += entity.character;
			return true;
		}
	}
	for (size_t i = 0; i < sizeof latin_entities / sizeof latin_entities[0]; i++) {
		if (name == latin_entities[i]) {
			text += i == 0 ? L' ' : static_cast<wchar_t>(160 + i);
			return true;
		}
	}
	return false;
}

std::string tag_name(const std::wstring &tag) {
	std::string name;
	for (wchar_t c : tag) {
		if (c == L'/' && name.empty()) {
			continue;
		}
		if ((c >= L'a' && c <= L'z') || (c >= L'0' && c <= L'9')) {
			name += static_cast<char>(c);
		}
		else if (c >= L'A' && c <= L'Z') {
			name += static_cast<char>(c - L'A' + L'a');
		}
		else {
			break;
		}
	}
	return name;
}

bool breaks_line(const std::string &tag) {
	static const char *const names[] = {"br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6"};
	return std::any_of(std::begin(names), std::end(names), [&](const char *each) { return tag == each; });
}

bool is_hidden(const std::string &tag) {
	return tag == "script" || tag == "style" || tag == "head" || tag == "title";
}

/** Skips what stands between a tag and its end. */
size_t after_element(const std::wstring &html, size_t from, const std::string &tag) {
	std::wstring end = L"</" + widen(tag);
	size_t found = folded(html).find(end, from);
	if (found == std::wstring::npos) {
		return html.size();
	}
	size_t close = html.find(L'>', found);
	return close == std::wstring::npos ? html.size() : close + 1;
}

std::wstring trimmed(const std::wstring &text) {
	size_t start = text.find_first_not_of(L" \t\r\n");
	size_t end = text.find_last_not_of(L" \t\r\n");
	return start == std::wstring::npos ? std::wstring() : text.substr(start, end - start + 1);
}

} // namespace

std::wstring text_of_html(const std::wstring &html) {
	std::wstring text;
	size_t at = 0;
	while (at < html.size()) {
		wchar_t c = html[at];
		if (c == L'<') {
			size_t close = html.find(L'>', at);
			if (close == std::wstring::npos) {
				break;
			}
			std::wstring tag = html.substr(at + 1, close - at - 1);
			std::string name = tag_name(tag);
			at = close + 1;
			bool closing = !tag.empty() && tag[0] == L'/';
			if (is_hidden(name) && !closing) {
				at = after_element(html, at, name);
			}
			else if (breaks_line(name) && (closing || name == "br")) {
				text += L"\r\n";
			}
		}
		else if (c == L'&') {
			size_t end = html.find(L';', at);
			bool near_by = end != std::wstring::npos && end - at <= 10;
			if (near_by && append_entity(text, narrow(html.substr(at + 1, end - at - 1)))) {
				at = end + 1;
			}
			else {
				text += c;
				at++;
			}
		}
		else if (c == L'\r' || c == L'\n' || c == L'\t' || c == L' ') {
			if (!text.empty() && text.back() != L' ' && text.back() != L'\n') {
				text += L' ';
			}
			at++;
		}
		else {
			text += c;
			at++;
		}
	}
	return trimmed(text);
}

const Value *body_text(const PropertyBag &properties, Value &scratch) {
	const Value *text = properties.find(PROP_ID(PR_BODY_W));
	if (text != nullptr) {
		return text;
	}
	const Value *html = properties.find(PROP_ID(tag_html));
	if (html == nullptr) {
		return nullptr;
	}
	const Value *page = properties.find(PROP_ID(tag_internet_cpid));
	UINT code_page = page != nullptr ? static_cast<UINT>(page->as_long()) : CP_UTF8;
	std::wstring decoded
			= html->type() == PT_UNICODE ? html->text() : decode(code_page, html->bytes().data(), html->bytes().size());
	scratch = Value::of_text(PR_BODY_W, text_of_html(decoded));
	return &scratch;
}

void replace_bodies(PropertyBag &properties, const std::vector<ULONG> &set) {
	const ULONG bodies[] = {PROP_ID(PR_BODY_W), PROP_ID(tag_html), PROP_ID(PR_RTF_COMPRESSED)};
	bool any = false;
	for (ULONG body : bodies) {
		any |= std::find(set.begin(), set.end(), body) != set.end();
	}
	if (!any) {
		return;
	}
	for (ULONG body : bodies) {
		if (std::find(set.begin(), set.end(), body) == set.end()) {
			properties.erase(body);
		}
	}
}

} // namespace standin
