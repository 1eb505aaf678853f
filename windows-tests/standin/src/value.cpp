// SPDX-License-Identifier: Apache-2.0

#include "value.h"

#include <algorithm>
#include <cstring>

#include "text.h"

namespace standin {

namespace {

constexpr ULONG multi = MV_FLAG;

size_t aligned(size_t bytes) {
	return (bytes + 7) & ~static_cast<size_t>(7);
}

bool is_text(ULONG type) {
	return type == PT_UNICODE || type == PT_STRING8;
}

size_t terminator(ULONG type) {
	return type == PT_UNICODE ? sizeof(wchar_t) : type == PT_STRING8 ? 1 : 0;
}

void append(Blob &blob, const void *bytes, size_t count) {
	const BYTE *from = static_cast<const BYTE *>(bytes);
	blob.bytes.insert(blob.bytes.end(), from, from + count);
	blob.ends.push_back(blob.bytes.size());
}

HRESULT read_many(const SPropValue &from, Blob &blob) {
	ULONG type = PROP_TYPE(from.ulPropTag) & ~multi;
	// all multi-valued members lie alike: a count, and a pointer to the values
	ULONG count = from.Value.MVl.cValues;
	if (count == 0 || from.Value.MVl.lpl == nullptr) {
		return MAPI_E_INVALID_PARAMETER;
	}
	for (ULONG i = 0; i < count; i++) {
		if (type == PT_UNICODE) {
			const wchar_t *text = reinterpret_cast<const wchar_t *>(from.Value.MVszW.lppszW[i]);
			if (text == nullptr) {
				return MAPI_E_INVALID_PARAMETER;
			}
			append(blob, text, std::wcslen(text) * sizeof(wchar_t));
		}
		else if (type == PT_STRING8) {
			std::wstring text = argument(from.Value.MVszA.lppszA[i], false);
			append(blob, text.data(), text.size() * sizeof(wchar_t));
		}
		else {
			const SBinary &binary = from.Value.MVbin.lpbin[i];
			append(blob, binary.lpb, binary.cb);
		}
	}
	return S_OK;
}

} // namespace

ULONG normalized(ULONG tag) {
	ULONG type = PROP_TYPE(tag);
	if (type == PT_STRING8) {
		return CHANGE_PROP_TYPE(tag, PT_UNICODE);
	}
	if (type == PT_MV_STRING8) {
		return CHANGE_PROP_TYPE(tag, PT_MV_UNICODE);
	}
	return tag;
}

size_t item_bytes(ULONG type) {
	switch (type & ~multi) {
		case PT_I2:
			return 2;
		case PT_LONG:
		case PT_R4:
			return 4;
		case PT_CLSID:
			return sizeof(GUID);
		case PT_DOUBLE:
		case PT_CURRENCY:
		case PT_APPTIME:
		case PT_I8:
		case PT_SYSTIME:
			return 8;
		default:
			return 0;
	}
}

Value Value::of_long(ULONG tag, LONG value) {
	Value made;
	made.tag_ = tag;
	made.scalar_ = static_cast<ULONG>(value);
	return made;
}

Value Value::of_bool(ULONG tag, bool value) {
	return of_long(tag, value ? 1 : 0);
}

Value Value::of_time(ULONG tag, ULONGLONG file_time) {
	Value made;
	made.tag_ = tag;
	made.scalar_ = file_time;
	return made;
}

Value Value::of_text(ULONG tag, const std::wstring &text) {
	return of_bytes(tag, text.data(), text.size() * sizeof(wchar_t));
}

Value Value::of_bytes(ULONG tag, const void *bytes, size_t count) {
	const BYTE *from = static_cast<const BYTE *>(bytes);
	return of_bytes(tag, Bytes(from, from + count));
}

Value Value::of_bytes(ULONG tag, Bytes &&bytes) {
	Value made;
	made.tag_ = tag;
	std::shared_ptr<Blob> blob = std::make_shared<Blob>();
	blob->bytes = std::move(bytes);
	made.blob_ = std::move(blob);
	return made;
}

HRESULT Value::read(const SPropValue &from, Value &to) {
	ULONG type = PROP_TYPE(from.ulPropTag);
	to = Value();
	to.tag_ = normalized(from.ulPropTag);
	if ((type & multi) != 0) {
		size_t item = item_bytes(type);
		std::shared_ptr<Blob> blob = std::make_shared<Blob>();
		if (item != 0) {
			if (from.Value.MVl.cValues == 0 || from.Value.MVl.lpl == nullptr) {
				return MAPI_E_INVALID_PARAMETER;
			}
			const BYTE *items = reinterpret_cast<const BYTE *>(from.Value.MVl.lpl);
			blob->bytes.assign(items, items + from.Value.MVl.cValues * item);
		}
		else if (type == PT_MV_UNICODE || type == PT_MV_STRING8 || type == PT_MV_BINARY) {
			HRESULT result = read_many(from, *blob);
			if (FAILED(result)) {
				return result;
			}
		}
		else {
			return MAPI_E_INVALID_PARAMETER;
		}
		to.blob_ = std::move(blob);
		return S_OK;
	}
	switch (type) {
		case PT_BOOLEAN:
			to.scalar_ = from.Value.b != 0 ? 1 : 0;
			return S_OK;
		case PT_I2:
			to.scalar_ = static_cast<unsigned short>(from.Value.i);
			return S_OK;
		case PT_LONG:
		case PT_R4:
			to.scalar_ = static_cast<ULONG>(from.Value.l);
			return S_OK;
		case PT_DOUBLE:
		case PT_CURRENCY:
		case PT_APPTIME:
		case PT_I8:
		case PT_SYSTIME:
			std::memcpy(&to.scalar_, &from.Value, sizeof to.scalar_);
			return S_OK;
		case PT_UNICODE:
			if (from.Value.lpszW == nullptr) {
				return MAPI_E_INVALID_PARAMETER;
			}
			to = of_text(to.tag_, reinterpret_cast<const wchar_t *>(from.Value.lpszW));
			return S_OK;
		case PT_STRING8:
			if (from.Value.lpszA == nullptr) {
				return MAPI_E_INVALID_PARAMETER;
			}
			to = of_text(to.tag_, argument(from.Value.lpszA, false));
			return S_OK;
		case PT_BINARY:
			if (from.Value.bin.cb > 0 && from.Value.bin.lpb == nullptr) {
				return MAPI_E_INVALID_PARAMETER;
			}
			to = of_bytes(to.tag_, from.Value.bin.lpb, from.Value.bin.cb);
			return S_OK;
		case PT_CLSID:
			if (from.Value.lpguid == nullptr) {
				return MAPI_E_INVALID_PARAMETER;
			}
			to = of_bytes(to.tag_, from.Value.lpguid, sizeof(GUID));
			return S_OK;
		default:
			return MAPI_E_INVALID_PARAMETER;
	}
}

double Value::as_double() const {
	double value = 0;
	std::memcpy(&value, &scalar_, sizeof value);
	return value;
}

std::wstring Value::text() const {
	const Bytes &from = bytes();
	return std::wstring(reinterpret_cast<const wchar_t *>(from.data()), from.size() / sizeof(wchar_t));
}

const Bytes &Value::bytes() const {
	static const Bytes *const none = new Bytes();
	return blob_ != nullptr ? blob_->bytes : *none;
}

size_t Value::count() const {
	if ((type() & multi) == 0) {
		return 1;
	}
	size_t item = item_bytes(type());
	return item != 0 ? bytes().size() / item : blob_->ends.size();
}

Value Value::part(size_t index) const {
	ULONG tag = tag_ & ~multi;
	size_t item = item_bytes(type());
	if (item == 0) {
		size_t start = index == 0 ? 0 : blob_->ends[index - 1];
		return of_bytes(tag, bytes().data() + start, blob_->ends[index] - start);
	}
	if (item == sizeof(GUID)) {
		return of_bytes(tag, bytes().data() + index * item, item);
	}
	Value made;
	made.tag_ = tag;
	std::memcpy(&made.scalar_, bytes().data() + index * item, item);
	return made;
}

size_t Value::size() const {
	if (blob_ != nullptr) {
		return blob_->bytes.size() + terminator(type() & ~multi) * count();
	}
	size_t item = item_bytes(type());
	return item != 0 ? item : sizeof(unsigned short);
}

Value Value::with_tag(ULONG tag) const {
	Value made = *this;
	made.tag_ = tag;
	return made;
}

Value Value::cut(size_t count) const {
	return of_bytes(tag_, bytes().data(), std::min(count, bytes().size()));
}

Value Value::as_ansi() const {
	if (type() == PT_UNICODE) {
		std::string ansi = encode(CP_ACP, text());
		return of_bytes(CHANGE_PROP_TYPE(tag_, PT_STRING8), ansi.data(), ansi.size());
	}
	std::shared_ptr<Blob> blob = std::make_shared<Blob>();
	for (size_t i = 0; i < count(); i++) {
		std::string ansi = encode(CP_ACP, part(i).text());
		append(*blob, ansi.data(), ansi.size());
	}
	Value made;
	made.tag_ = CHANGE_PROP_TYPE(tag_, PT_MV_STRING8);
	made.blob_ = std::move(blob);
	return made;
}

size_t Value::tail_bytes() const {
	if (blob_ == nullptr) {
		return 0;
	}
	ULONG single = type() & ~multi;
	if ((type() & multi) == 0 || item_bytes(type()) != 0) {
		return aligned(blob_->bytes.size() + terminator(type()));
	}
	size_t each = single == PT_BINARY ? sizeof(SBinary) : sizeof(void *);
	return aligned(each * count()) + aligned(blob_->bytes.size() + terminator(single) * count());
}

void Value::write(SPropValue &to, BYTE *&tail) const {
	to.ulPropTag = tag_;
	to.dwAlignPad = 0;
	if (blob_ == nullptr) {
		std::memcpy(&to.Value, &scalar_, sizeof scalar_);
		return;
	}
	const Bytes &from = blob_->bytes;
	ULONG single = type() & ~multi;
	if ((type() & multi) == 0) {
		if (!from.empty()) {
			std::memcpy(tail, from.data(), from.size());
		}
		std::memset(tail + from.size(), 0, terminator(single));
		if (single == PT_BINARY) {
			to.Value.bin.cb = static_cast<ULONG>(from.size());
			to.Value.bin.lpb = tail;
		}
		else {
			to.Value.lpszA = reinterpret_cast<LPSTR>(tail);
		}
		tail += aligned(from.size() + terminator(single));
		return;
	}
	to.Value.MVl.cValues = static_cast<ULONG>(count());
	to.Value.MVl.lpl = reinterpret_cast<LONG *>(tail);
	if (item_bytes(type()) != 0) {
		std::memcpy(tail, from.data(), from.size());
		tail += aligned(from.size());
		return;
	}
	size_t each = single == PT_BINARY ? sizeof(SBinary) : sizeof(void *);
	BYTE *table = tail;
	BYTE *at = tail + aligned(each * count());
	size_t start = 0;
	for (size_t i = 0; i < count(); i++) {
		size_t length = blob_->ends[i] - start;
		if (length > 0) {
			std::memcpy(at, from.data() + start, length);
		}
		std::memset(at + length, 0, terminator(single));
		if (single == PT_BINARY) {
			SBinary binary = {static_cast<ULONG>(length), at};
			std::memcpy(table + i * each, &binary, each);
		}
		else {
			std::memcpy(table + i * each, &at, each);
		}
		at += length + terminator(single);
		start = blob_->ends[i];
	}
	tail += tail_bytes();
}

bool Value::is_ordered(ULONG type) {
	return is_text(type) || type == PT_BINARY || type == PT_CLSID || type == PT_BOOLEAN || item_bytes(type) != 0;
}

namespace {

template <typename Number>
int order(Number one, Number other) {
	return one < other ? -1 : one > other ? 1 : 0;
}

} // namespace

int Value::compare(const Value &one, const Value &other) {
	switch (one.type()) {
		case PT_UNICODE: {
			std::wstring left = folded(one.text());
			std::wstring right = folded(other.text());
			return order(left.compare(right), 0);
		}
		case PT_BINARY:
		case PT_CLSID: {
			const Bytes &left = one.bytes();
			const Bytes &right = other.bytes();
			int result = std::memcmp(left.data(), right.data(), std::min(left.size(), right.size()));
			return result != 0 ? order(result, 0) : order(left.size(), right.size());
		}
		case PT_BOOLEAN:
			return order(one.as_bool(), other.as_bool());
		case PT_I2:
			return order(static_cast<short>(one.scalar_), static_cast<short>(other.scalar_));
		case PT_LONG:
			return order(one.as_long(), other.as_long());
		case PT_R4: {
			float left = 0;
			float right = 0;
			std::memcpy(&left, &one.scalar_, sizeof left);
			std::memcpy(&right, &other.scalar_, sizeof right);
			return order(left, right);
		}
		case PT_DOUBLE:
		case PT_APPTIME:
			return order(one.as_double(), other.as_double());
		case PT_SYSTIME:
			return order(one.scalar_, other.scalar_);
		default:
			return order(static_cast<LONGLONG>(one.scalar_), static_cast<LONGLONG>(other.scalar_));
	}
}

namespace {

bool before(const Value &value, ULONG id) {
	return value.id() < id;
}

} // namespace

const Value *PropertyBag::find(ULONG id) const {
	std::vector<Value>::const_iterator at = std::lower_bound(values_.begin(), values_.end(), id, before);
	return at != values_.end() && at->id() == id ? &*at : nullptr;
}

void PropertyBag::set(const Value &value) {
	std::vector<Value>::iterator at = std::lower_bound(values_.begin(), values_.end(), value.id(), before);
	if (at != values_.end() && at->id() == value.id()) {
		*at = value;
	}
	else {
		values_.insert(at, value);
	}
}

void PropertyBag::set_if_absent(const Value &value) {
	if (find(value.id()) == nullptr) {
		set(value);
	}
}

bool PropertyBag::erase(ULONG id) {
	std::vector<Value>::iterator at = std::lower_bound(values_.begin(), values_.end(), id, before);
	if (at == values_.end() || at->id() != id) {
		return false;
	}
	values_.erase(at);
	return true;
}

size_t PropertyBag::size() const {
	size_t sum = 0;
	for (const Value &value : values_) {
		sum += value.size();
	}
	return sum;
}

} // namespace standin
