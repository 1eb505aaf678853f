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

#ifndef STANDIN_UTILITIES_H
#define STANDIN_UTILITIES_H

#include "abi.h"

namespace standin {

/** FreeProws and FreePadrlist: the two structures lie alike. */
void free_rows(LPSRowSet rows);

/** HrGetOneProp. */
HRESULT get_one_prop(IMAPIProp *object, ULONG tag, LPSPropValue *value);

/** HrQueryAllRows. */
HRESULT query_all_rows(IMAPITable *table, LPSPropTagArray columns, LPSRestriction restriction, LPSSortOrderSet order,
		LONG most, LPSRowSet *rows);

/** ScCountProps: the bytes that a copy of properties needs. */
SCODE count_props(int count, const SPropValue *values, ULONG *bytes);

/** ScCopyProps: copies properties into one block. */
SCODE copy_values(int count, const SPropValue *values, void *to, ULONG *bytes);

/** WrapCompressedRTFStream. */
HRESULT wrap_rtf(IStream *compressed, ULONG flags, IStream **plain);

} // namespace standin

#endif
