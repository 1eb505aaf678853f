// SPDX-License-Identifier: Apache-2.0

#include "values_out.h"

#include <cstring>

#include "memory.h"

namespace standin {

namespace {

constexpr size_t column_bytes = 255 * sizeof(wchar_t);

} // namespace

void ValuesOut::add_copy(const Value &value) {
	kept_.push_back(value);
	add(kept_.back());
}

void ValuesOut::answer(ULONG wanted, const Value *value, bool unicode, size_t large) {
	ULONG id = PROP_ID(wanted);
	ULONG type = PROP_TYPE(wanted);
	if (value == nullptr) {
		add_error(id, MAPI_E_NOT_FOUND);
		return;
	}
	bool is_text = value->type() == PT_UNICODE || value->type() == PT_MV_UNICODE;
	bool ansi = is_text && (type == PT_UNSPECIFIED ? !unicode : type == PT_STRING8 || type == PT_MV_STRING8);
	if (type != PT_UNSPECIFIED && PROP_TYPE(normalized(wanted)) != value->type()) {
		add_error(id, MAPI_E_NOT_FOUND);
	}
	else if (value->size() > large) {
		add_error(id, MAPI_E_NOT_ENOUGH_MEMORY);
	}
	else if (ansi) {
		add_copy(value->as_ansi());
	}
	else {
		add(*value);
	}
}

void ValuesOut::answer_column(ULONG wanted, const Value *value) {
	if (value != nullptr && value->tag() == wanted && value->blob() == nullptr) {
		add(*value);
		return;
	}
	if (value != nullptr && value->type() == PT_UNICODE && value->bytes().size() > column_bytes) {
		kept_.push_back(value->cut(column_bytes));
		answer(wanted, &kept_.back(), true, static_cast<size_t>(-1));
		return;
	}
	answer(wanted, value, true, 2 * column_bytes);
}

bool ValuesOut::has_errors() const {
	for (const Cell &cell : cells_) {
		if (cell.value == nullptr) {
			return true;
		}
	}
	return false;
}

void ValuesOut::clear() {
	cells_.clear();
	kept_.clear();
}

SPropValue *ValuesOut::write() const {
	size_t bytes = cells_.size() * sizeof(SPropValue);
	for (const Cell &cell : cells_) {
		bytes += cell.value != nullptr ? cell.value->tail_bytes() : 0;
	}
	SPropValue *values = static_cast<SPropValue *>(allocate(bytes));
	if (values == nullptr) {
		return nullptr;
	}
	BYTE *tail = reinterpret_cast<BYTE *>(values + cells_.size());
	for (size_t i = 0; i < cells_.size(); i++) {
		const Cell &cell = cells_[i];
		if (cell.value != nullptr) {
			cell.value->write(values[i], tail);
		}
		else {
			values[i].ulPropTag = PROP_TAG(PT_ERROR, cell.id);
			values[i].dwAlignPad = 0;
			std::memset(&values[i].Value, 0, sizeof values[i].Value);
			values[i].Value.err = cell.error;
		}
	}
	return values;
}

LPSPropTagArray write_tags(const std::vector<ULONG> &tags) {
	LPSPropTagArray made = static_cast<LPSPropTagArray>(allocate(CbNewSPropTagArray(tags.size())));
	if (made != nullptr) {
		made->cValues = static_cast<ULONG>(tags.size());
		for (size_t i = 0; i < tags.size(); i++) {
			made->aulPropTag[i] = tags[i];
		}
	}
	return made;
}

} // namespace standin
