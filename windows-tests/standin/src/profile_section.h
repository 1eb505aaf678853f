// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_PROFILE_SECTION_H
#define STANDIN_PROFILE_SECTION_H

#include <string>

#include "object.h"

namespace standin {

/** A section of a profile: all that it tells is the name of the profile. */
IProfSect *open_profile_section(const std::wstring &profile, std::shared_ptr<Roof> under);

} // namespace standin

#endif
