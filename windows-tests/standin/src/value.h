// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_VALUE_H
#define STANDIN_VALUE_H

#include <memory>
#include <string>
#include <vector>

#include "abi.h"

namespace standin {

using Bytes = std::vector<BYTE>;

/** What a value holds beside eight bytes. Shared, never changed. */
struct Blob {
	Bytes bytes;
	/** Where each part of a multi-valued property of texts or bytes ends. */
	std::vector<size_t> ends;
};

/**
 * A property. Text is kept as UTF-16 without its end, whatever it was set as; multi-valued numbers as they lie in an
 * SPropValue.
 */
class Value {

public:
	Value() = default;

	static Value of_long(ULONG tag, LONG value);
	static Value of_bool(ULONG tag, bool value);
	static Value of_time(ULONG tag, ULONGLONG file_time);
	static Value of_text(ULONG tag, const std::wstring &text);
	static Value of_bytes(ULONG tag, const void *bytes, size_t count);
	static Value of_bytes(ULONG tag, Bytes &&bytes);

	/** Reads what a client gives. Types that cannot be set and lists without values are invalid. */
	static HRESULT read(const SPropValue &from, Value &to);

	ULONG tag() const { return tag_; }
	ULONG id() const { return PROP_ID(tag_); }
	ULONG type() const { return PROP_TYPE(tag_); }

	LONG as_long() const { return static_cast<LONG>(scalar_); }
	bool as_bool() const { return static_cast<unsigned short>(scalar_) != 0; }
	ULONGLONG scalar() const { return scalar_; }
	double as_double() const;
	std::wstring text() const;
	const Bytes &bytes() const;
	const Blob *blob() const { return blob_.get(); }

	/** How many values there are; 1 unless it is multi-valued. */
	size_t count() const;
	/** One of several values, with the type of a single one. */
	Value part(size_t index) const;

	/** Bytes of the value, as restrictions on sizes and the sizes of messages count them. */
	size_t size() const;

	/** The same with another tag of the same type. */
	Value with_tag(ULONG tag) const;
	/** The beginning of a text or of bytes. */
	Value cut(size_t bytes) const;
	/** The same text in the code page of the system, for clients that ask for it. */
	Value as_ansi() const;

	/** Bytes that the value needs outside of its SPropValue. */
	size_t tail_bytes() const;
	/** Writes the value; what lies outside goes to 'tail', which moves on. */
	void write(SPropValue &to, BYTE *&tail) const;

	/** Whether values of a type have an order. */
	static bool is_ordered(ULONG type);
	/** Compares two single values of one type; text without regard to case. */
	static int compare(const Value &one, const Value &other);

private:
	ULONG tag_ = 0;
	ULONGLONG scalar_ = 0;
	std::shared_ptr<const Blob> blob_;
};

/** Type and identifier as they are kept: ANSI text counts as Unicode. */
ULONG normalized(ULONG tag);

/** Bytes of one value of a multi-valued type of fixed size, 0 for texts and bytes. */
size_t item_bytes(ULONG type);

/** Properties, one for each identifier, in the order of the identifiers. */
class PropertyBag {

public:
	const Value *find(ULONG id) const;
	void set(const Value &value);
	void set_if_absent(const Value &value);
	bool erase(ULONG id);
	const std::vector<Value> &all() const { return values_; }
	size_t size() const;

private:
	std::vector<Value> values_;
};

} // namespace standin

#endif
