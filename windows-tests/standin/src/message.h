// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_MESSAGE_H
#define STANDIN_MESSAGE_H

#include <memory>

#include "mailbox.h"
#include "object.h"

namespace standin {

/** What somebody has open and may have changed. Used with the mailbox locked. */
struct MessageDraft {
	std::shared_ptr<const MessageContent> base;
	/** Null until the first change. */
	std::shared_ptr<MessageContent> changed;

	const MessageContent &view() const { return changed != nullptr ? *changed : *base; }
	MessageContent &edit() {
		if (changed == nullptr) {
			changed = std::make_shared<MessageContent>(*base);
		}
		return *changed;
	}
};

/** An attachment that somebody has open. Used with the mailbox locked. */
struct AttachmentDraft {
	std::shared_ptr<MessageDraft> message;
	AttachmentContent content;
	bool is_new = false;
};

IMessage *open_message(std::shared_ptr<StoredMessage> message, bool writable, std::shared_ptr<Roof> under);
IMessage *new_message(std::shared_ptr<StoredFolder> folder, std::shared_ptr<Roof> under);
IMessage *embedded_message(std::shared_ptr<AttachmentDraft> attachment, bool writable, bool create,
		std::shared_ptr<Roof> under);

IAttach *open_attachment(std::shared_ptr<AttachmentDraft> attachment, bool writable, std::shared_ptr<Roof> under);

/** Whether what is opened with these flags may be changed. */
inline bool is_writable(ULONG flags) {
	return (flags & (MAPI_MODIFY | MAPI_BEST_ACCESS)) != 0;
}

} // namespace standin

#endif
