// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_VALUES_OUT_H
#define STANDIN_VALUES_OUT_H

#include <deque>
#include <vector>

#include "value.h"

namespace standin {

/** Collects properties for a client and writes them into one buffer of MAPI's. */
class ValuesOut {

public:
	/** Adds a value that stays where it is until it is written. */
	void add(const Value &value) { cells_.push_back({&value, 0, S_OK}); }
	/** Adds a value that is kept here. */
	void add_copy(const Value &value);
	void add_error(ULONG id, SCODE error) { cells_.push_back({nullptr, id, error}); }

	/** How a property is answered that was asked for with a tag: the value, its ANSI form, too large, or not there. */
	void answer(ULONG wanted, const Value *value, bool unicode, size_t large);
	/** The same for a column of a table, which cuts texts short. */
	void answer_column(ULONG wanted, const Value *value);

	size_t count() const { return cells_.size(); }
	bool has_errors() const;
	void clear();

	/** Writes all; null if there is no memory. */
	SPropValue *write() const;

private:
	struct Cell {
		const Value *value;
		ULONG id;
		SCODE error;
	};

	std::vector<Cell> cells_;
	std::deque<Value> kept_;
};

/** A list of tags in a buffer of MAPI's. */
LPSPropTagArray write_tags(const std::vector<ULONG> &tags);

} // namespace standin

#endif
