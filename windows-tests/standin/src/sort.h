// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_SORT_H
#define STANDIN_SORT_H

#include <string>
#include <vector>

#include "row.h"

namespace standin {

/** A key of a sort order. */
struct SortKey {
	ULONG tag = 0;
	bool descending = false;
};

/** Reads a sort order; MAPI_E_TOO_COMPLEX for categories and for types without an order. */
HRESULT read_sort_order(const SSortOrderSet *from, std::vector<SortKey> &keys, std::string &why);

/** Sorts rows; those that lack a property come before those that have it. Equal rows stay as they are. */
void sort_rows(Rows &rows, const std::vector<SortKey> &keys);

/** The sort order in a buffer of MAPI's. */
LPSSortOrderSet write_sort_order(const std::vector<SortKey> &keys);

} // namespace standin

#endif
