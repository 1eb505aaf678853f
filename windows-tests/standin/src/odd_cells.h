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

#ifndef STANDIN_ODD_CELLS_H
#define STANDIN_ODD_CELLS_H

#include "command.h"

#include "abi.h"

namespace standin {

/** The control command 'cells'. */
Answer plan_odd_cells(const Command &command);

void no_odd_cells();

/** Changes rows, or how many there are, as it was planned. */
void make_odd(SRowSet &rows);

} // namespace standin

#endif
