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
