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

#ifndef STANDIN_PROFILES_H
#define STANDIN_PROFILES_H

#include <string>
#include <vector>

#include "command.h"
#include "object.h"

namespace standin {

/** The profiles of the user. */
struct Profiles {
	std::vector<std::wstring> names;
	std::wstring default_name;

	bool has(const std::wstring &name) const;
	/** False if there is one of that name. */
	bool add(const std::wstring &name);
	bool remove(const std::wstring &name);
};

/** To be used with the mailbox locked. */
Profiles &profiles();

void reset_profiles();

/** The control command 'profiles'. */
Answer profiles_command(const Command &command);

/** MAPIAdminProfiles. */
HRESULT admin_profiles(ULONG flags, void **admin);

} // namespace standin

#endif
