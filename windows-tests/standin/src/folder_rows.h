// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_FOLDER_ROWS_H
#define STANDIN_FOLDER_ROWS_H

#include "mailbox.h"

namespace standin {

/** The messages of a folder. */
std::shared_ptr<RowSource> contents_of(std::shared_ptr<StoredFolder> folder);

/** The folders of a folder: its children, or all below it. */
std::shared_ptr<RowSource> hierarchy_of(std::shared_ptr<StoredFolder> folder, bool deep);

} // namespace standin

#endif
