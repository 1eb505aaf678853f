// SPDX-License-Identifier: Apache-2.0

#include "recipients.h"

#include <algorithm>

#include "tags.h"

namespace standin {

namespace {

HRESULT read_recipient(const ADRENTRY &from, PropertyBag &to) {
	for (ULONG i = 0; i < from.cValues; i++) {
		ULONG type = PROP_TYPE(from.rgPropVals[i].ulPropTag);
		if (type == PT_ERROR || type == PT_NULL) {
			continue;
		}
		Value value;
		HRESULT result = Value::read(from.rgPropVals[i], value);
		if (FAILED(result)) {
			return result;
		}
		to.set(value);
	}
	return S_OK;
}

LONG row_of(const PropertyBag &recipient) {
	const Value *row = recipient.find(PROP_ID(PR_ROWID));
	return row != nullptr ? row->as_long() : -1;
}

LONG next_row(const std::vector<PropertyBag> &recipients) {
	LONG next = 0;
	for (const PropertyBag &recipient : recipients) {
		next = std::max(next, row_of(recipient) + 1);
	}
	return next;
}

HRESULT add(std::vector<PropertyBag> &recipients, PropertyBag recipient, LONG row) {
	if (recipient.find(PROP_ID(PR_RECIPIENT_TYPE)) == nullptr) {
		return MAPI_E_INVALID_PARAMETER;
	}
	recipient.set(Value::of_long(PR_ROWID, row));
	recipient.set_if_absent(Value::of_long(PR_OBJECT_TYPE, MAPI_MAILUSER));
	recipient.set_if_absent(Value::of_long(PR_DISPLAY_TYPE, DT_MAILUSER));
	recipients.push_back(std::move(recipient));
	return S_OK;
}

} // namespace

const std::vector<ULONG> &recipient_columns() {
	static const std::vector<ULONG> *columns = new std::vector<ULONG>{PR_ROWID, PR_RECIPIENT_TYPE, PR_DISPLAY_NAME_W,
			PR_ADDRTYPE_W, PR_EMAIL_ADDRESS_W, tag_smtp_address, PR_ENTRYID, PR_SEARCH_KEY, PR_OBJECT_TYPE,
			PR_DISPLAY_TYPE, PR_RESPONSIBILITY};
	return *columns;
}

Rows recipient_rows(const std::vector<PropertyBag> &recipients) {
	Rows rows;
	for (const PropertyBag &recipient : recipients) {
		rows.push_back(std::make_shared<FixedRow>(recipient, rows.size()));
	}
	return rows;
}

HRESULT modify_recipients(std::vector<PropertyBag> &recipients, ULONG flags, const ADRLIST *list) {
	if ((flags & ~static_cast<ULONG>(MODRECIP_ADD | MODRECIP_MODIFY | MODRECIP_REMOVE)) != 0) {
		return MAPI_E_UNKNOWN_FLAGS;
	}
	if (list == nullptr) {
		return MAPI_E_INVALID_PARAMETER;
	}
	if (flags == 0) {
		recipients.clear();
	}
	recipients.reserve(recipients.size() + list->cEntries);
	LONG row = next_row(recipients);
	for (ULONG i = 0; i < list->cEntries; i++) {
		PropertyBag read;
		HRESULT result = read_recipient(list->aEntries[i], read);
		if (FAILED(result)) {
			return result;
		}
		if (flags == 0 || flags == MODRECIP_ADD) {
			result = add(recipients, std::move(read), row++);
			if (FAILED(result)) {
				return result;
			}
			continue;
		}
		LONG wanted = row_of(read);
		std::vector<PropertyBag>::iterator found = std::find_if(recipients.begin(), recipients.end(),
				[wanted](const PropertyBag &each) { return row_of(each) == wanted; });
		if (wanted < 0 || found == recipients.end()) {
			return MAPI_E_INVALID_PARAMETER;
		}
		if (flags == MODRECIP_REMOVE) {
			recipients.erase(found);
		}
		else {
			for (const Value &value : read.all()) {
				found->set(value);
			}
		}
	}
	return S_OK;
}

} // namespace standin
