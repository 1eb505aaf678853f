// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_CONTENT_H
#define STANDIN_CONTENT_H

#include <memory>
#include <vector>

#include "value.h"

namespace standin {

struct MessageContent;

/** An attachment as it is saved. */
struct AttachmentContent {
	ULONG number = 0;
	PropertyBag properties;
	std::shared_ptr<const MessageContent> embedded;
	ULONG embedded_flags = 0;

	size_t size() const;
	/** Finds a property, also those that are worked out. */
	const Value *find(ULONG id, Value &scratch) const;
};

/** A message as it is saved. Shared by all who read it, replaced as a whole. */
struct MessageContent {
	PropertyBag properties;
	std::vector<PropertyBag> recipients;
	std::vector<std::shared_ptr<const AttachmentContent>> attachments;
	ULONG next_attachment = 0;

	std::shared_ptr<const AttachmentContent> attachment(ULONG number) const;
	size_t size() const;
};

/** Works out what stores work out when a message is saved. */
void complete(MessageContent &content);

ULONGLONG now_as_file_time();

Bytes random_key();

} // namespace standin

#endif
