// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_ENTRY_ID_H
#define STANDIN_ENTRY_ID_H

#include "value.h"

namespace standin {

/** How entry identifiers are built: flags, who they belong to, what they are, which one. */
class EntryIds {

public:
	/** Makes all former identifiers those of another mailbox. */
	void renew();

	Bytes store() const { return make(MAPI_STORE, 0); }
	Bytes folder(ULONGLONG id) const { return make(MAPI_FOLDER, id); }
	Bytes message(ULONGLONG id) const { return make(MAPI_MESSAGE, id); }
	/** The owner of the mailbox. */
	Bytes user() const { return make(MAPI_MAILUSER, 1); }
	/** The same for all objects of the store. */
	Bytes mailbox_key() const { return Bytes(mailbox_, mailbox_ + sizeof mailbox_); }

	/** Takes an identifier apart; false if it is none of this mailbox. */
	bool parse(ULONG count, const void *bytes, ULONG &object_type, ULONGLONG &id) const;

	/** Whether it looks like one of this stand-in at all, of whatever mailbox. */
	static bool is_well_formed(ULONG count, const void *bytes);

private:
	Bytes make(ULONG object_type, ULONGLONG id) const;

	BYTE mailbox_[16] = {};
};

} // namespace standin

#endif
