// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_TAGS_H
#define STANDIN_TAGS_H

#include "abi.h"

#include <mapitags.h>

namespace standin {

// properties that the headers of mingw-w64 do not name

constexpr ULONG tag_html = PROP_TAG(PT_BINARY, 0x1013);
constexpr ULONG tag_internet_cpid = PROP_TAG(PT_LONG, 0x3FDE);
constexpr ULONG tag_native_body = PROP_TAG(PT_LONG, 0x1016);
constexpr ULONG tag_smtp_address = PROP_TAG(PT_UNICODE, 0x39FE);
constexpr ULONG tag_sender_smtp_address = PROP_TAG(PT_UNICODE, 0x5D01);
constexpr ULONG tag_profile_name = PROP_TAG(PT_UNICODE, 0x3D12);
constexpr ULONG tag_mailbox_owner_name = PROP_TAG(PT_UNICODE, 0x661C);

} // namespace standin

#endif
