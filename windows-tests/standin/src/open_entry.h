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
