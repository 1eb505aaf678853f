// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_ROW_H
#define STANDIN_ROW_H

#include <memory>
#include <vector>

#include "value.h"

namespace standin {

/** Something that tables show, restrictions test and sort orders compare. Read with the mailbox locked. */
class Row {

public:
	virtual ~Row() = default;

	/**
	 * Finds a property.
	 * @param scratch where a property is put that is worked out; what is returned may point there
	 */
	virtual const Value *find(ULONG id, Value &scratch) const = 0;

	/** The rows of a subtable: recipients or attachments. */
	virtual void sub_rows(ULONG id, std::vector<std::shared_ptr<const Row>> &rows) const {
		(void) id;
		(void) rows;
	}

	/** Tells a row from all others of its table. */
	virtual ULONGLONG identity() const = 0;
};

using Rows = std::vector<std::shared_ptr<const Row>>;

/** A row that is nothing but properties. */
class FixedRow final : public Row {

public:
	FixedRow(PropertyBag properties, ULONGLONG identity) : properties_(std::move(properties)), identity_(identity) {}

	const Value *find(ULONG id, Value &) const override { return properties_.find(id); }
	ULONGLONG identity() const override { return identity_; }

private:
	PropertyBag properties_;
	ULONGLONG identity_;
};

/** Where a table has its rows from. */
class RowSource {

public:
	virtual ~RowSource() = default;

	/** Changes whenever the rows may be others. */
	virtual ULONGLONG version() const = 0;
	virtual void rows(Rows &rows) const = 0;
};

/** Rows that never change. */
class FixedRows final : public RowSource {

public:
	explicit FixedRows(Rows rows) : rows_(std::move(rows)) {}

	ULONGLONG version() const override { return 1; }
	void rows(Rows &rows) const override { rows = rows_; }

private:
	Rows rows_;
};

} // namespace standin

#endif
