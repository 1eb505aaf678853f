// SPDX-License-Identifier: Apache-2.0

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
