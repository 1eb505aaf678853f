// SPDX-License-Identifier: Apache-2.0

#include "entry_id.h"

#include <cstring>

#include "content.h"

namespace standin {

namespace {

const BYTE provider[16] = {0x53, 0x74, 0x61, 0x6E, 0x64, 0x2D, 0x69, 0x6E, 0x9E, 0x31, 0x4C, 0x07, 0xB2, 0x5D, 0x66,
		0xC8};

struct Layout {
	BYTE flags[4];
	BYTE provider[16];
	BYTE mailbox[16];
	ULONG object_type;
	ULONGLONG id;
};

static_assert(sizeof(Layout) == 48, "an entry identifier has no gaps");

} // namespace

void EntryIds::renew() {
	Bytes key = random_key();
	std::memcpy(mailbox_, key.data(), sizeof mailbox_);
}

Bytes EntryIds::make(ULONG object_type, ULONGLONG id) const {
	Layout layout = {};
	std::memcpy(layout.provider, provider, sizeof provider);
	std::memcpy(layout.mailbox, mailbox_, sizeof mailbox_);
	layout.object_type = object_type;
	layout.id = id;
	const BYTE *bytes = reinterpret_cast<const BYTE *>(&layout);
	return Bytes(bytes, bytes + sizeof layout);
}

bool EntryIds::is_well_formed(ULONG count, const void *bytes) {
	return count == sizeof(Layout) && bytes != nullptr
			&& std::memcmp(static_cast<const BYTE *>(bytes) + 4, provider, sizeof provider) == 0;
}

bool EntryIds::parse(ULONG count, const void *bytes, ULONG &object_type, ULONGLONG &id) const {
	if (!is_well_formed(count, bytes)) {
		return false;
	}
	Layout layout;
	std::memcpy(&layout, bytes, sizeof layout);
	object_type = layout.object_type;
	id = layout.id;
	return std::memcmp(layout.mailbox, mailbox_, sizeof mailbox_) == 0;
}

} // namespace standin
