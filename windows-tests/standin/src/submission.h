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

#ifndef STANDIN_SUBMISSION_H
#define STANDIN_SUBMISSION_H

#include <string>

#include "mailbox.h"

namespace standin {

/** Whether a message with these recipients can be sent. */
HRESULT check_recipients(const std::vector<PropertyBag> &recipients, std::string &why);

/**
 * Sends a saved message: it leaves its folder, a copy goes to the sent items, and one to the inbox if the owner of the
 * mailbox is among the recipients. Others get nothing. To be called with the mailbox locked.
 */
void send_message(StoredMessage &message);

/** Puts mail from somebody else into the inbox. */
void deliver_mail(const std::wstring &subject, const std::wstring &body);

} // namespace standin

#endif
