// SPDX-License-Identifier: Apache-2.0

#include "odd_cells.h"

#include <atomic>

#include "mailbox.h"
#include "memory.h"

namespace standin {

namespace {

struct Plan {
	std::atomic<bool> active{false};
	std::string kind;
	unsigned long column = 0;
	unsigned long every = 1;
	SCODE code = MAPI_E_NOT_FOUND;
	std::atomic<unsigned long> rows{0};
};

Plan &plan() {
	static Plan *instance = new Plan();
	return *instance;
}

const char *const kinds[] = {"error", "null", "unknown", "object", "othertag", "mvcount", "bincount", "nullstring",
		"nullbinary", "nullmv", "rowcolumns", "rowcount", "wildstring", "wildbinary", "wildmv", "wildrow"};

void change(SPropValue &cell, const std::string &kind) {
	static BYTE bytes[4] = {1, 2, 3, 4};
	static LONG number = 1;
	if (kind == "error") {
		cell.ulPropTag = CHANGE_PROP_TYPE(cell.ulPropTag, PT_ERROR);
		cell.Value.err = plan().code;
	}
	else if (kind == "null") {
		cell.ulPropTag = CHANGE_PROP_TYPE(cell.ulPropTag, PT_NULL);
		cell.Value.x = 0;
	}
	else if (kind == "unknown") {
		cell.ulPropTag = CHANGE_PROP_TYPE(cell.ulPropTag, 0x0EEE);
	}
	else if (kind == "object") {
		cell.ulPropTag = CHANGE_PROP_TYPE(cell.ulPropTag, PT_OBJECT);
		cell.Value.x = 0;
	}
	else if (kind == "othertag") {
		cell.ulPropTag = PROP_TAG(PT_LONG, 0x6999);
		cell.Value.l = 1;
	}
	else if (kind == "mvcount") {
		cell.ulPropTag = CHANGE_PROP_TYPE(cell.ulPropTag, PT_MV_LONG);
		cell.Value.MVl.cValues = 0x7FFFFFFF;
		cell.Value.MVl.lpl = &number;
	}
	else if (kind == "bincount") {
		cell.ulPropTag = CHANGE_PROP_TYPE(cell.ulPropTag, PT_BINARY);
		cell.Value.bin.cb = 0xFFFFFFF0;
		cell.Value.bin.lpb = bytes;
	}
	else if (kind == "nullstring") {
		cell.ulPropTag = CHANGE_PROP_TYPE(cell.ulPropTag, PT_UNICODE);
		cell.Value.lpszW = nullptr;
	}
	else if (kind == "nullbinary") {
		cell.ulPropTag = CHANGE_PROP_TYPE(cell.ulPropTag, PT_BINARY);
		cell.Value.bin.cb = 16;
		cell.Value.bin.lpb = nullptr;
	}
	else if (kind == "wildstring") {
		cell.ulPropTag = CHANGE_PROP_TYPE(cell.ulPropTag, PT_UNICODE);
		cell.Value.lpszW = static_cast<LPWSTR>(nowhere());
	}
	else if (kind == "wildbinary") {
		cell.ulPropTag = CHANGE_PROP_TYPE(cell.ulPropTag, PT_BINARY);
		cell.Value.bin.cb = 16;
		cell.Value.bin.lpb = static_cast<LPBYTE>(nowhere());
	}
	else {
		cell.ulPropTag = CHANGE_PROP_TYPE(cell.ulPropTag, PT_MV_UNICODE);
		cell.Value.MVszW.cValues = 2;
		cell.Value.MVszW.lppszW = (kind == "wildmv") ? static_cast<LPWSTR *>(nowhere()) : nullptr;
	}
}

} // namespace

Answer plan_odd_cells(const Command &command) {
	if (command.has_word("off")) {
		no_odd_cells();
		return {};
	}
	std::string kind = command.text("kind");
	// rows are made odd with the mailbox locked
	Held held(mailbox().lock());
	for (const char *known : kinds) {
		if (kind == known) {
			plan().kind = kind;
			plan().column = command.number("column", 0);
			plan().every = command.number("every", 1);
			plan().code = static_cast<SCODE>(command.number("code", static_cast<unsigned long>(MAPI_E_NOT_FOUND)));
			plan().rows = 0;
			plan().active = true;
			return {};
		}
	}
	return Answer::refused("unknown kind '" + kind + "'");
}

void no_odd_cells() {
	plan().active = false;
}

void make_odd(SRowSet &rows) {
	if (!plan().active || plan().every == 0) {
		return;
	}
	const ULONG count = rows.cRows;
	for (ULONG i = 0; i < count; i++) {
		if (++plan().rows % plan().every != 0) {
			continue;
		}
		SRow &row = rows.aRow[i];
		if (plan().kind == "rowcount") {
			rows.cRows = 0xFFFFFFF0;
		}
		else if (plan().kind == "rowcolumns") {
			row.cValues = 0x0FFFFFFF;
		}
		else if (plan().kind == "wildrow") {
			row.lpProps = static_cast<LPSPropValue>(nowhere());
		}
		else if (plan().column < row.cValues) {
			change(row.lpProps[plan().column], plan().kind);
		}
	}
}

} // namespace standin
