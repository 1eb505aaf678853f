// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_OPEN_ENTRY_H
#define STANDIN_OPEN_ENTRY_H

#include <string>

#include "mailbox.h"
#include "object.h"

namespace standin {

/**
 * Opens a folder or a message by its entry identifier; the root folder if it is empty. To be called with the mailbox
 * locked.
 */
HRESULT open_entry(ULONG bytes, const void *id, const IID *wanted, ULONG flags, ULONG *type, LPUNKNOWN *object,
		const std::shared_ptr<Roof> &under, std::string &why);

/** Compares entry identifiers. */
HRESULT compare_entry_ids(ULONG bytes1, const void *id1, ULONG bytes2, const void *id2, ULONG *result);

/** Copies bytes into a buffer of MAPI's. */
HRESULT write_bytes(const Bytes &bytes, ULONG *count, LPENTRYID *id);

IMAPIFolder *open_folder(std::shared_ptr<StoredFolder> folder, bool writable, std::shared_ptr<Roof> under);

} // namespace standin

#endif
