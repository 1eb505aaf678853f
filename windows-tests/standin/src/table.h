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

#ifndef STANDIN_TABLE_H
#define STANDIN_TABLE_H

#include <memory>
#include <vector>

#include "object.h"
#include "row.h"

namespace standin {

/** What a table shows, as far as it matters to tests: odd cells come in the contents of folders alone. */
enum class TableKind { contents, other };

/**
 * Makes a table.
 * @param watched the entry identifier of the folder whose changes are changes of the table; empty if it has none
 */
IMAPITable *make_table(std::shared_ptr<RowSource> source, std::vector<ULONG> columns, std::shared_ptr<Roof> under,
		Bytes watched = Bytes(), TableKind kind = TableKind::other);

} // namespace standin

#endif
