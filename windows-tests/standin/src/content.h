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
