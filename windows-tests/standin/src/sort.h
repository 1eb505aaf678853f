/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

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
