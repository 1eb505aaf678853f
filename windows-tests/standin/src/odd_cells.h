// SPDX-License-Identifier: Apache-2.0

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
