// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_CALL_H
#define STANDIN_CALL_H

#include <string>

#include <windows.h>

#include "ledger.h"

namespace standin {

class ObjectCore;

/** Whether a call is answered by the client or asks the server. */
enum class Trip { local, server };

/** A method, as faults and messages name it. */
struct CallSite {
	const char *interface_name;
	const char *method;
	Trip trip;

	std::string full() const;
};

/**
 * What each call of a method goes through: is the thread initialized (R1), is the object alive (R6), does the thread
 * carry a token (R9), does the first thread pump (R5); then latency and injected faults. A failure is what the call
 * returns.
 */
HRESULT enter_call(const CallSite &site, ObjectCore &object);

/** The same for flat functions. */
HRESULT enter_function(const char *name, Trip trip);

/** Notes an ANSI string where Unicode should be asked for. */
void check_unicode(const char *call, ULONG flags);

} // namespace standin

/** Opens each method of an object: leaves it if the call is refused. */
#define ENTER(method, trip) \
	static const CallSite call_site{this->interface_name(), #method, Trip::trip}; \
	{ \
		HRESULT refused = enter_call(call_site, this->core()); \
		if (FAILED(refused)) { \
			return refused; \
		} \
	}

#endif
