// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_BODIES_H
#define STANDIN_BODIES_H

#include <string>
#include <vector>

#include "value.h"

namespace standin {

/** The plain text of a message: what was set, or what stores make of the HTML. */
const Value *body_text(const PropertyBag &properties, Value &scratch);

/**
 * Removes the bodies that are no longer true when another one is set.
 * @param set the identifiers that are set in one go
 */
void replace_bodies(PropertyBag &properties, const std::vector<ULONG> &set);

std::wstring text_of_html(const std::wstring &html);

} // namespace standin

#endif
