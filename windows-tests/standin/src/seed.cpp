// SPDX-License-Identifier: Apache-2.0

#include "seed.h"

#include "log.h"
#include "mailbox.h"
#include "tags.h"
#include "text.h"

namespace standin {

namespace {

constexpr ULONGLONG second = 10000000;
constexpr size_t attachment_bytes = 1024;

std::shared_ptr<StoredFolder> folder_named(const std::string &name) {
	Mailbox &box = mailbox();
	if (name == "inbox") {
		return box.inbox;
	}
	if (name == "outbox") {
		return box.outbox;
	}
	if (name == "sent") {
		return box.sent;
	}
	if (name == "deleted") {
		return box.wastebasket;
	}
	std::wstring text = widen(name);
	std::shared_ptr<StoredFolder> found = box.child(*box.subtree, text);
	return found != nullptr ? found : box.add_folder(*box.subtree, text);
}

std::wstring body_text(size_t bytes) {
	static const std::wstring line = L"All work and no play makes the stand-in a dull mailbox.\r\n";
	std::wstring text;
	while (text.size() * sizeof(wchar_t) < bytes) {
		text += line;
	}
	text.resize(bytes / sizeof(wchar_t));
	return text;
}

/** Values that all seeded messages share. */
struct Shared {
	MessageContent content;

	Shared(size_t body_bytes, bool html, unsigned long attachments) {
		PropertyBag &properties = content.properties;
		properties.set(Value::of_text(PR_MESSAGE_CLASS_W, L"IPM.Note"));
		properties.set(Value::of_text(PR_SENDER_NAME_W, L"Somebody Else"));
		properties.set(Value::of_text(PR_SENDER_ADDRTYPE_W, L"SMTP"));
		properties.set(Value::of_text(PR_SENDER_EMAIL_ADDRESS_W, L"somebody.else@example.org"));
		if (body_bytes > 0) {
			properties.set(Value::of_text(PR_BODY_W, body_text(body_bytes)));
		}
		if (html) {
			std::string text = "<html><body><p>" + narrow(body_text(body_bytes)) + "</p></body></html>";
			properties.erase(PROP_ID(PR_BODY_W));
			properties.set(Value::of_bytes(tag_html, text.data(), text.size()));
			properties.set(Value::of_long(tag_internet_cpid, CP_UTF8));
		}
		PropertyBag recipient;
		recipient.set(Value::of_long(PR_RECIPIENT_TYPE, MAPI_TO));
		recipient.set(Value::of_long(PR_ROWID, 0));
		recipient.set(Value::of_text(PR_DISPLAY_NAME_W, mailbox().owner_name));
		recipient.set(Value::of_text(PR_ADDRTYPE_W, L"SMTP"));
		recipient.set(Value::of_text(PR_EMAIL_ADDRESS_W, mailbox().owner_address));
		content.recipients.push_back(recipient);
		for (unsigned long i = 0; i < attachments; i++) {
			std::shared_ptr<AttachmentContent> attachment = std::make_shared<AttachmentContent>();
			attachment->number = content.next_attachment++;
			attachment->properties.set(Value::of_long(PR_ATTACH_METHOD, ATTACH_BY_VALUE));
			attachment->properties.set(
					Value::of_text(PR_ATTACH_LONG_FILENAME_W, L"file " + std::to_wstring(i + 1) + L".bin"));
			attachment->properties.set(Value::of_bytes(PR_ATTACH_DATA_BIN, Bytes(attachment_bytes, 0x2A)));
			content.attachments.push_back(attachment);
		}
		properties.set(Value::of_text(PR_SUBJECT_W, L"Message"));
		complete(content);
	}
};

} // namespace

Answer seed(const Command &command) {
	Held held(mailbox().lock());
	unsigned long count = command.number("messages", 0);
	std::shared_ptr<StoredFolder> folder = folder_named(command.text("folder", "inbox"));
	Shared shared(command.number("bodybytes", 0), command.has_word("htmlbody"), command.number("attachments", 0));
	ULONGLONG now = now_as_file_time();
	for (unsigned long i = 0; i < count; i++) {
		std::shared_ptr<MessageContent> content = std::make_shared<MessageContent>(shared.content);
		PropertyBag &properties = content->properties;
		std::wstring subject = widen(text_of("Message %06lu of many", i + 1));
		properties.set(Value::of_text(PR_SUBJECT_W, subject));
		properties.set(Value::of_text(PR_NORMALIZED_SUBJECT_W, subject));
		properties.set(Value::of_time(PR_MESSAGE_DELIVERY_TIME, now - i * second));
		properties.set(Value::of_long(PR_IMPORTANCE, static_cast<LONG>(i % 3)));
		ULONG flags = MSGFLAG_UNMODIFIED | (i % 2 == 0 ? MSGFLAG_READ : 0);
		mailbox().add_message(*folder, content, flags);
	}
	return {true, text_of("%lu message(s)", count)};
}

} // namespace standin
