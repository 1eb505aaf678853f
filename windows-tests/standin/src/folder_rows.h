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
