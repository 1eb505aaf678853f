// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_SEED_H
#define STANDIN_SEED_H

#include "command.h"

namespace standin {

/** The control command 'seed'. */
Answer seed(const Command &command);

} // namespace standin

#endif
