// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_STORE_H
#define STANDIN_STORE_H

#include "object.h"
#include "row.h"

namespace standin {

IMsgStore *open_store(std::shared_ptr<Roof> under);

/** The rows of IMAPISession::GetMsgStoresTable. */
Rows store_rows();

/** The properties of the store. To be called with the mailbox locked. */
PropertyBag store_properties();

} // namespace standin

#endif
