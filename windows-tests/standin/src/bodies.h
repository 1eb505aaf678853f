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
