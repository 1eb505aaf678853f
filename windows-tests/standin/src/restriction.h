// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_RESTRICTION_H
#define STANDIN_RESTRICTION_H

#include <memory>
#include <string>

#include "row.h"

namespace standin {

/** A restriction that was checked, ready to be held against rows. */
class Condition {

public:
	virtual ~Condition() = default;
	virtual bool holds(const Row &row) const = 0;
};

/**
 * Reads a restriction.
 * @param why what is wrong with it, if it is refused
 * @return MAPI_E_TOO_COMPLEX for what stores refuse: types that do not compare, nesting without end
 */
HRESULT read_restriction(const SRestriction *from, std::unique_ptr<Condition> &condition, std::string &why);

} // namespace standin

#endif
