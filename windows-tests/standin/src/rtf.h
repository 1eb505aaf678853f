// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_RTF_H
#define STANDIN_RTF_H

#include "value.h"

namespace standin {

/** Reads compressed RTF ("MS-OXRTFCP"); false if it is none. */
bool decompress_rtf(const Bytes &compressed, Bytes &plain);

/** Writes RTF in the form that is not compressed, which every reader takes. */
Bytes store_rtf(const Bytes &plain);

} // namespace standin

#endif
