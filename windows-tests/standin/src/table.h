// SPDX-License-Identifier: Apache-2.0

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
