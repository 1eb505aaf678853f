// SPDX-License-Identifier: Apache-2.0

#include "utilities.h"

#include <vector>

#include "memory.h"
#include "value.h"

namespace standin {

void free_rows(LPSRowSet rows) {
	if (rows == nullptr) {
		return;
	}
	for (ULONG i = 0; i < rows->cRows; i++) {
		free_buffer(rows->aRow[i].lpProps);
	}
	free_buffer(rows);
}

HRESULT get_one_prop(IMAPIProp *object, ULONG tag, LPSPropValue *value) {
	if (object == nullptr || value == nullptr) {
		return MAPI_E_INVALID_PARAMETER;
	}
	SizedSPropTagArray(1, tags) = {1, {tag}};
	ULONG count = 0;
	*value = nullptr;
	HRESULT result = object->GetProps(reinterpret_cast<LPSPropTagArray>(&tags), 0, &count, value);
	if (SUCCEEDED(result) && PROP_TYPE((*value)->ulPropTag) == PT_ERROR) {
		result = (*value)->Value.err;
		free_buffer(*value);
		*value = nullptr;
	}
	return result;
}

namespace {

/** Moves the rows of a set to the end of others. */
void append_rows(LPSRowSet part, std::vector<SRow> &all) {
	all.insert(all.end(), part->aRow, part->aRow + part->cRows);
	free_buffer(part);
}

} // namespace

HRESULT query_all_rows(IMAPITable *table, LPSPropTagArray columns, LPSRestriction restriction, LPSSortOrderSet order,
		LONG most, LPSRowSet *rows) {
	if (table == nullptr || rows == nullptr) {
		return MAPI_E_INVALID_PARAMETER;
	}
	*rows = nullptr;
	HRESULT result = columns != nullptr ? table->SetColumns(columns, TBL_BATCH) : S_OK;
	if (SUCCEEDED(result) && restriction != nullptr) {
		result = table->Restrict(restriction, TBL_BATCH);
	}
	if (SUCCEEDED(result) && order != nullptr) {
		result = table->SortTable(order, TBL_BATCH);
	}
	if (SUCCEEDED(result)) {
		result = table->SeekRow(BOOKMARK_BEGINNING, 0, nullptr);
	}
	std::vector<SRow> all;
	bool more = SUCCEEDED(result);
	while (more) {
		LPSRowSet part = nullptr;
		result = table->QueryRows(1000, 0, &part);
		more = SUCCEEDED(result) && part->cRows > 0;
		if (SUCCEEDED(result)) {
			append_rows(part, all);
		}
		if (SUCCEEDED(result) && most > 0 && all.size() > static_cast<size_t>(most)) {
			result = MAPI_E_TABLE_TOO_BIG;
			more = false;
		}
	}
	LPSRowSet made = SUCCEEDED(result) ? static_cast<LPSRowSet>(allocate(CbNewSRowSet(all.size()))) : nullptr;
	if (made == nullptr) {
		for (const SRow &row : all) {
			free_buffer(row.lpProps);
		}
		return FAILED(result) ? result : MAPI_E_NOT_ENOUGH_MEMORY;
	}
	made->cRows = static_cast<ULONG>(all.size());
	for (size_t i = 0; i < all.size(); i++) {
		made->aRow[i] = all[i];
	}
	*rows = made;
	return S_OK;
}

namespace {

/** Reads a value as it is to be copied; false for what is copied with its eight bytes. */
bool read_for_copy(const SPropValue &from, Value &to) {
	if (FAILED(Value::read(from, to)) || to.blob() == nullptr) {
		return false;
	}
	ULONG type = PROP_TYPE(from.ulPropTag);
	if (type == PT_STRING8 || type == PT_MV_STRING8) {
		to = to.as_ansi();
	}
	return true;
}

} // namespace

SCODE count_props(int count, const SPropValue *values, ULONG *bytes) {
	if (count < 0 || values == nullptr || bytes == nullptr) {
		return MAPI_E_INVALID_PARAMETER;
	}
	size_t sum = static_cast<size_t>(count) * sizeof(SPropValue);
	for (int i = 0; i < count; i++) {
		Value value;
		sum += read_for_copy(values[i], value) ? value.tail_bytes() : 0;
	}
	*bytes = static_cast<ULONG>(sum);
	return S_OK;
}

SCODE copy_values(int count, const SPropValue *values, void *to, ULONG *bytes) {
	if (count < 0 || values == nullptr || to == nullptr) {
		return MAPI_E_INVALID_PARAMETER;
	}
	SPropValue *copies = static_cast<SPropValue *>(to);
	BYTE *tail = reinterpret_cast<BYTE *>(copies + count);
	for (int i = 0; i < count; i++) {
		Value value;
		if (read_for_copy(values[i], value)) {
			value.write(copies[i], tail);
		}
		else {
			copies[i] = values[i];
		}
	}
	if (bytes != nullptr) {
		*bytes = static_cast<ULONG>(tail - static_cast<BYTE *>(to));
	}
	return S_OK;
}

} // namespace standin
