// SPDX-License-Identifier: Apache-2.0

#include "submission.h"

#include "tags.h"
#include "text.h"

namespace standin {

namespace {

std::wstring text_in(const PropertyBag &properties, ULONG tag) {
	const Value *value = properties.find(PROP_ID(tag));
	return value != nullptr && value->type() == PT_UNICODE ? value->text() : std::wstring();
}

LONG type_of(const PropertyBag &recipient) {
	const Value *type = recipient.find(PROP_ID(PR_RECIPIENT_TYPE));
	return type != nullptr ? type->as_long() & 0xF : MAPI_ORIG;
}

bool is_smtp_address(const std::wstring &address) {
	size_t at = address.rfind(L'@');
	if (at == std::wstring::npos || at == 0 || at + 1 == address.size()) {
		return false;
	}
	return address.find_first_of(L" \t\r\n") == std::wstring::npos;
}

bool is_owner(const PropertyBag &recipient) {
	const std::wstring &owner = mailbox().owner_address;
	return type_of(recipient) != MAPI_ORIG
			&& (equal_ignoring_case(text_in(recipient, PR_EMAIL_ADDRESS_W), owner)
					|| equal_ignoring_case(text_in(recipient, tag_smtp_address), owner));
}

void add_sender(PropertyBag &properties, ULONGLONG now) {
	const std::wstring &name = mailbox().owner_name;
	const std::wstring &address = mailbox().owner_address;
	properties.set(Value::of_time(PR_CLIENT_SUBMIT_TIME, now));
	properties.set(Value::of_time(PR_MESSAGE_DELIVERY_TIME, now));
	properties.set(Value::of_text(PR_SENDER_NAME_W, name));
	properties.set(Value::of_text(PR_SENDER_ADDRTYPE_W, L"SMTP"));
	properties.set(Value::of_text(PR_SENDER_EMAIL_ADDRESS_W, address));
	properties.set(Value::of_text(tag_sender_smtp_address, address));
	properties.set_if_absent(Value::of_text(PR_SENT_REPRESENTING_NAME_W, name));
	properties.set_if_absent(Value::of_text(PR_SENT_REPRESENTING_ADDRTYPE_W, L"SMTP"));
	properties.set_if_absent(Value::of_text(PR_SENT_REPRESENTING_EMAIL_ADDRESS_W, address));
}

/** What the owner receives: without the hidden recipients, and without what was said to the sender's store. */
std::shared_ptr<MessageContent> received(const MessageContent &sent, ULONGLONG now) {
	std::shared_ptr<MessageContent> content = std::make_shared<MessageContent>(sent);
	content->properties.erase(PROP_ID(PR_DELETE_AFTER_SUBMIT));
	content->properties.erase(PROP_ID(PR_SENTMAIL_ENTRYID));
	content->recipients.clear();
	for (const PropertyBag &recipient : sent.recipients) {
		if (type_of(recipient) != MAPI_BCC) {
			content->recipients.push_back(recipient);
		}
	}
	content->properties.set(Value::of_time(PR_MESSAGE_DELIVERY_TIME, now));
	content->properties.set(Value::of_text(PR_RECEIVED_BY_NAME_W, mailbox().owner_name));
	content->properties.set(Value::of_text(PR_RECEIVED_BY_EMAIL_ADDRESS_W, mailbox().owner_address));
	complete(*content);
	return content;
}

void put_into_inbox(const std::shared_ptr<MessageContent> &content) {
	std::shared_ptr<StoredMessage> delivered = mailbox().add_message(*mailbox().inbox, content, MSGFLAG_UNMODIFIED);
	mailbox().tell(fnevObjectCreated, *delivered);
	mailbox().tell(fnevNewMail, *delivered);
}

std::shared_ptr<StoredFolder> sent_folder(const PropertyBag &properties) {
	const Value *wanted = properties.find(PROP_ID(PR_SENTMAIL_ENTRYID));
	std::shared_ptr<StoredFolder> found;
	if (wanted != nullptr) {
		found = mailbox().folder(static_cast<ULONG>(wanted->bytes().size()), wanted->bytes().data());
	}
	return found != nullptr ? found : mailbox().sent;
}

} // namespace

HRESULT check_recipients(const std::vector<PropertyBag> &recipients, std::string &why) {
	size_t count = 0;
	for (const PropertyBag &recipient : recipients) {
		if (type_of(recipient) == MAPI_ORIG) {
			continue;
		}
		count++;
		std::wstring type = text_in(recipient, PR_ADDRTYPE_W);
		std::wstring address = text_in(recipient, PR_EMAIL_ADDRESS_W);
		// documented: what has no entry identifier was not resolved, and is not sent
		if (type.empty() || address.empty() || recipient.find(PROP_ID(PR_ENTRYID)) == nullptr) {
			why = "a recipient has no address or no entry identifier and has to be resolved first";
			return MAPI_E_AMBIGUOUS_RECIP;
		}
		if (equal_ignoring_case(type, L"SMTP") && !is_smtp_address(address)) {
			why = "the address of a recipient is no SMTP address";
			return MAPI_E_INVALID_PARAMETER;
		}
	}
	why = "the message has no recipients";
	return count > 0 ? S_OK : MAPI_E_NO_RECIPIENTS;
}

void send_message(StoredMessage &message) {
	ULONGLONG now = now_as_file_time();
	std::shared_ptr<MessageContent> sent = std::make_shared<MessageContent>(*message.content);
	add_sender(sent->properties, now);
	complete(*sent);
	const Value *discard = sent->properties.find(PROP_ID(PR_DELETE_AFTER_SUBMIT));
	mailbox().tell(fnevObjectDeleted, message);
	mailbox().delete_message(message);
	if (discard == nullptr || !discard->as_bool()) {
		std::shared_ptr<StoredMessage> copy
				= mailbox().add_message(*sent_folder(sent->properties), sent, MSGFLAG_READ | MSGFLAG_FROMME);
		mailbox().tell(fnevObjectCreated, *copy);
	}
	for (const PropertyBag &recipient : sent->recipients) {
		if (is_owner(recipient)) {
			put_into_inbox(received(*sent, now));
			break;
		}
	}
}

void deliver_mail(const std::wstring &subject, const std::wstring &body) {
	Held held(mailbox().lock());
	MessageContent content;
	PropertyBag owner;
	owner.set(Value::of_long(PR_RECIPIENT_TYPE, MAPI_TO));
	owner.set(Value::of_long(PR_ROWID, 0));
	owner.set(Value::of_text(PR_DISPLAY_NAME_W, mailbox().owner_name));
	owner.set(Value::of_text(PR_ADDRTYPE_W, L"SMTP"));
	owner.set(Value::of_text(PR_EMAIL_ADDRESS_W, mailbox().owner_address));
	content.recipients.push_back(owner);
	content.properties.set(Value::of_text(PR_SUBJECT_W, subject));
	content.properties.set(Value::of_text(PR_BODY_W, body));
	content.properties.set(Value::of_text(PR_SENDER_NAME_W, L"Somebody Else"));
	content.properties.set(Value::of_text(PR_SENDER_ADDRTYPE_W, L"SMTP"));
	content.properties.set(Value::of_text(PR_SENDER_EMAIL_ADDRESS_W, L"somebody.else@example.org"));
	put_into_inbox(received(content, now_as_file_time()));
}

} // namespace standin
