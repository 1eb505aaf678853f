// SPDX-License-Identifier: Apache-2.0

#include "open_entry.h"

#include <cstring>

#include "memory.h"
#include "message.h"

namespace standin {

namespace {

bool is_one_of(const IID *wanted, const GUID &first, const GUID &second) {
	return wanted == nullptr || IsEqualGUID(*wanted, first) || IsEqualGUID(*wanted, second)
			|| IsEqualGUID(*wanted, iid_of_IMAPIProp) || IsEqualGUID(*wanted, IID_IUnknown);
}

HRESULT open_stored_folder(const std::shared_ptr<StoredFolder> &folder, const IID *wanted, ULONG flags, ULONG *type,
		LPUNKNOWN *object, const std::shared_ptr<Roof> &under, std::string &why) {
	if (folder == nullptr) {
		why = "there is no such folder";
		return MAPI_E_NOT_FOUND;
	}
	if (!is_one_of(wanted, iid_of_IMAPIFolder, iid_of_IMAPIContainer)) {
		why = "the entry identifier is that of a folder";
		return MAPI_E_INTERFACE_NOT_SUPPORTED;
	}
	*type = MAPI_FOLDER;
	*object = open_folder(folder, is_writable(flags), under);
	return S_OK;
}

} // namespace

HRESULT open_entry(ULONG bytes, const void *id, const IID *wanted, ULONG flags, ULONG *type, LPUNKNOWN *object,
		const std::shared_ptr<Roof> &under, std::string &why) {
	if (type == nullptr || object == nullptr) {
		return MAPI_E_INVALID_PARAMETER;
	}
	*object = nullptr;
	if (bytes == 0) {
		return open_stored_folder(mailbox().root, wanted, flags, type, object, under, why);
	}
	if (!EntryIds::is_well_formed(bytes, id)) {
		why = "the entry identifier is none of this store's";
		return MAPI_E_INVALID_ENTRYID;
	}
	ULONG kind = 0;
	ULONGLONG number = 0;
	bool known = mailbox().entry_ids.parse(bytes, id, kind, number);
	if (known && kind == MAPI_FOLDER) {
		return open_stored_folder(mailbox().folder(bytes, id), wanted, flags, type, object, under, why);
	}
	std::shared_ptr<StoredMessage> message = known ? mailbox().message(bytes, id) : nullptr;
	if (message == nullptr) {
		why = "there is no such message";
		return MAPI_E_NOT_FOUND;
	}
	if (!is_one_of(wanted, iid_of_IMessage, iid_of_IMessage)) {
		why = "the entry identifier is that of a message";
		return MAPI_E_INTERFACE_NOT_SUPPORTED;
	}
	*type = MAPI_MESSAGE;
	*object = open_message(message, is_writable(flags), under);
	return S_OK;
}

HRESULT compare_entry_ids(ULONG bytes1, const void *id1, ULONG bytes2, const void *id2, ULONG *result) {
	if (result == nullptr || id1 == nullptr || id2 == nullptr) {
		return MAPI_E_INVALID_PARAMETER;
	}
	*result = bytes1 == bytes2 && std::memcmp(id1, id2, bytes1) == 0 ? TRUE : FALSE;
	return S_OK;
}

HRESULT write_bytes(const Bytes &bytes, ULONG *count, LPENTRYID *id) {
	void *memory = allocate(bytes.size());
	if (memory == nullptr) {
		return MAPI_E_NOT_ENOUGH_MEMORY;
	}
	std::memcpy(memory, bytes.data(), bytes.size());
	*count = static_cast<ULONG>(bytes.size());
	*id = static_cast<LPENTRYID>(memory);
	return S_OK;
}

} // namespace standin
