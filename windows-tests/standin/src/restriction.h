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
