// SPDX-License-Identifier: Apache-2.0

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
