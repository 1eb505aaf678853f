// SPDX-License-Identifier: Apache-2.0

#include "told.h"

#include <cstring>

namespace standin {

namespace {

constexpr size_t alignment = 16;
constexpr size_t parts = 5;

Bytes bytes_of(ULONG count, LPENTRYID id) {
	const BYTE *from = reinterpret_cast<const BYTE *>(id);
	return id != nullptr ? Bytes(from, from + count) : Bytes();
}

} // namespace

Told::Told(const std::vector<std::shared_ptr<const Event>> &events) {
	size_t bytes = events.size() * sizeof(NOTIFICATION) + alignment;
	for (const std::shared_ptr<const Event> &event : events) {
		bytes += event->entry_id.size() + event->parent_id.size() + event->old_id.size()
				+ event->old_parent_id.size() + (event->message_class.size() + 1) * sizeof(wchar_t)
				+ parts * alignment;
	}
	memory_.resize(bytes);
	size_t head = events.size() * sizeof(NOTIFICATION);
	free_ = memory_.data() + (head + alignment - 1) / alignment * alignment;
	for (size_t i = 0; i < events.size(); i++) {
		write(*events[i], notifications()[i]);
	}
}

Told::~Told() {
	std::memset(memory_.data(), 0xDD, memory_.size());
}

void Told::write(const Event &event, NOTIFICATION &to) {
	to.ulEventType = event.type;
	if (event.type == fnevNewMail) {
		NEWMAIL_NOTIFICATION &mail = to.info.newmail;
		put(event.entry_id, mail.cbEntryID, mail.lpEntryID);
		put(event.parent_id, mail.cbParentID, mail.lpParentID);
		mail.ulFlags = MAPI_UNICODE;
		mail.lpszMessageClass = reinterpret_cast<LPTSTR>(text(event.message_class));
		mail.ulMessageFlags = event.message_flags;
	}
	else if (event.type == fnevTableModified) {
		to.info.tab.ulTableEvent = event.table_event;
		to.info.tab.propIndex.ulPropTag = PR_NULL;
		to.info.tab.propPrior.ulPropTag = PR_NULL;
	}
	else {
		OBJECT_NOTIFICATION &object = to.info.obj;
		put(event.entry_id, object.cbEntryID, object.lpEntryID);
		object.ulObjType = event.object_type;
		put(event.parent_id, object.cbParentID, object.lpParentID);
		put(event.old_id, object.cbOldID, object.lpOldID);
		put(event.old_parent_id, object.cbOldParentID, object.lpOldParentID);
	}
}

void Told::put(const Bytes &id, ULONG &count, LPENTRYID &at) {
	count = static_cast<ULONG>(id.size());
	if (!id.empty()) {
		at = reinterpret_cast<LPENTRYID>(take(id.size()));
		std::memcpy(at, id.data(), id.size());
	}
}

wchar_t *Told::text(const std::string &ascii) {
	wchar_t *at = reinterpret_cast<wchar_t *>(take((ascii.size() + 1) * sizeof(wchar_t)));
	for (size_t i = 0; i < ascii.size(); i++) {
		at[i] = static_cast<wchar_t>(ascii[i]);
	}
	at[ascii.size()] = L'\0';
	return at;
}

BYTE *Told::take(size_t bytes) {
	BYTE *at = free_;
	free_ += (bytes + alignment - 1) / alignment * alignment;
	return at;
}

Event event_of(const NOTIFICATION &notification) {
	Event event;
	event.type = notification.ulEventType;
	if (event.type == fnevNewMail) {
		const NEWMAIL_NOTIFICATION &mail = notification.info.newmail;
		event.entry_id = bytes_of(mail.cbEntryID, mail.lpEntryID);
		event.parent_id = bytes_of(mail.cbParentID, mail.lpParentID);
		for (const wchar_t *c = reinterpret_cast<const wchar_t *>(mail.lpszMessageClass); c != nullptr && *c !=
				0; c++) {
			event.message_class += static_cast<char>(*c);
		}
		event.message_flags = mail.ulMessageFlags;
	}
	else if (event.type == fnevTableModified) {
		event.table_event = notification.info.tab.ulTableEvent;
	}
	else {
		const OBJECT_NOTIFICATION &object = notification.info.obj;
		event.object_type = object.ulObjType;
		event.entry_id = bytes_of(object.cbEntryID, object.lpEntryID);
		event.parent_id = bytes_of(object.cbParentID, object.lpParentID);
		event.old_id = bytes_of(object.cbOldID, object.lpOldID);
		event.old_parent_id = bytes_of(object.cbOldParentID, object.lpOldParentID);
	}
	return event;
}

} // namespace standin
