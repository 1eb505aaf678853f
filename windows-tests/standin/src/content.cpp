// SPDX-License-Identifier: Apache-2.0

#include "content.h"

#include <objbase.h>

#include "tags.h"

namespace standin {

namespace {

constexpr size_t overhead = 64;

bool is_prefix_letter(wchar_t c) {
	return c != L':' && c != L' ' && c != L'\t' && (c < L'0' || c > L'9');
}

/** "PidTagSubjectPrefix Canonical Property": up to three characters, a colon and a blank. */
size_t prefix_length(const std::wstring &subject) {
	size_t letters = 0;
	while (letters < subject.size() && letters < 4 && is_prefix_letter(subject[letters])) {
		letters++;
	}
	bool found = letters > 0 && letters < 4 && letters + 1 < subject.size() && subject[letters] == L':'
			&& subject[letters + 1] == L' ';
	return found ? letters + 2 : 0;
}

std::wstring names(const MessageContent &content, LONG type) {
	std::wstring all;
	for (const PropertyBag &recipient : content.recipients) {
		const Value *kind = recipient.find(PROP_ID(PR_RECIPIENT_TYPE));
		if (kind == nullptr || kind->as_long() != type) {
			continue;
		}
		const Value *name = recipient.find(PROP_ID(PR_DISPLAY_NAME_W));
		if (name == nullptr) {
			name = recipient.find(PROP_ID(PR_EMAIL_ADDRESS_W));
		}
		if (!all.empty()) {
			all += L"; ";
		}
		all += name != nullptr ? name->text() : std::wstring();
	}
	return all;
}

} // namespace

ULONGLONG now_as_file_time() {
	FILETIME time;
	GetSystemTimeAsFileTime(&time);
	return (static_cast<ULONGLONG>(time.dwHighDateTime) << 32) | time.dwLowDateTime;
}

Bytes random_key() {
	GUID guid = {};
	CoCreateGuid(&guid);
	const BYTE *bytes = reinterpret_cast<const BYTE *>(&guid);
	return Bytes(bytes, bytes + sizeof guid);
}

size_t AttachmentContent::size() const {
	return overhead + properties.size() + (embedded != nullptr ? embedded->size() : 0);
}

const Value *AttachmentContent::find(ULONG id, Value &scratch) const {
	switch (id) {
		case PROP_ID(PR_ATTACH_NUM):
			scratch = Value::of_long(PR_ATTACH_NUM, static_cast<LONG>(number));
			return &scratch;
		case PROP_ID(PR_ATTACH_SIZE):
			scratch = Value::of_long(PR_ATTACH_SIZE, static_cast<LONG>(size()));
			return &scratch;
		case PROP_ID(PR_OBJECT_TYPE):
			scratch = Value::of_long(PR_OBJECT_TYPE, MAPI_ATTACH);
			return &scratch;
		case PROP_ID(PR_ACCESS_LEVEL):
			scratch = Value::of_long(PR_ACCESS_LEVEL, MAPI_MODIFY);
			return &scratch;
		default:
			return properties.find(id);
	}
}

std::shared_ptr<const AttachmentContent> MessageContent::attachment(ULONG number) const {
	for (const std::shared_ptr<const AttachmentContent> &each : attachments) {
		if (each->number == number) {
			return each;
		}
	}
	return nullptr;
}

size_t MessageContent::size() const {
	size_t sum = overhead + properties.size();
	for (const PropertyBag &recipient : recipients) {
		sum += recipient.size();
	}
	for (const std::shared_ptr<const AttachmentContent> &each : attachments) {
		sum += each->size();
	}
	return sum;
}

void complete(MessageContent &content) {
	PropertyBag &properties = content.properties;
	ULONGLONG now = now_as_file_time();
	properties.set_if_absent(Value::of_text(PR_MESSAGE_CLASS_W, L"IPM.Note"));
	properties.set_if_absent(Value::of_time(PR_CREATION_TIME, now));
	properties.set(Value::of_time(PR_LAST_MODIFICATION_TIME, now));
	properties.set_if_absent(Value::of_bytes(PR_SEARCH_KEY, random_key()));
	properties.set_if_absent(Value::of_long(PR_IMPORTANCE, IMPORTANCE_NORMAL));
	properties.set_if_absent(Value::of_long(PR_PRIORITY, PRIO_NORMAL));
	properties.set_if_absent(Value::of_long(PR_SENSITIVITY, SENSITIVITY_NONE));
	properties.set(Value::of_text(PR_DISPLAY_TO_W, names(content, MAPI_TO)));
	properties.set(Value::of_text(PR_DISPLAY_CC_W, names(content, MAPI_CC)));
	properties.set(Value::of_text(PR_DISPLAY_BCC_W, names(content, MAPI_BCC)));
	const Value *subject = properties.find(PROP_ID(PR_SUBJECT_W));
	if (subject != nullptr) {
		std::wstring text = subject->text();
		size_t length = prefix_length(text);
		properties.set(Value::of_text(PR_SUBJECT_PREFIX_W, text.substr(0, length)));
		properties.set(Value::of_text(PR_NORMALIZED_SUBJECT_W, text.substr(length)));
		properties.set_if_absent(Value::of_text(PR_CONVERSATION_TOPIC_W, text.substr(length)));
	}
	properties.erase(PROP_ID(PR_MESSAGE_SIZE));
	properties.set(Value::of_long(PR_MESSAGE_SIZE, static_cast<LONG>(content.size())));
}

} // namespace standin
