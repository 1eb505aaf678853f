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
