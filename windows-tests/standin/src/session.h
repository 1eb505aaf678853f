// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_SESSION_H
#define STANDIN_SESSION_H

#include "object.h"

namespace standin {

/** MAPILogonEx. */
HRESULT log_on(const void *profile, const void *password, ULONG flags, IMAPISession **session);

} // namespace standin

#endif
