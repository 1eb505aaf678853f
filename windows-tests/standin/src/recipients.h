// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_RECIPIENTS_H
#define STANDIN_RECIPIENTS_H

#include <vector>

#include "row.h"

namespace standin {

const std::vector<ULONG> &recipient_columns();

Rows recipient_rows(const std::vector<PropertyBag> &recipients);

/** IMessage::ModifyRecipients. */
HRESULT modify_recipients(std::vector<PropertyBag> &recipients, ULONG flags, const ADRLIST *list);

} // namespace standin

#endif
