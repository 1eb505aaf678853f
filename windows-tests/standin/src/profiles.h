// SPDX-License-Identifier: Apache-2.0

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
