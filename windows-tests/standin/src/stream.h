// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_STREAM_H
#define STANDIN_STREAM_H

#include <functional>

#include "object.h"
#include "value.h"

namespace standin {

/** How a property is opened as a stream. */
struct StreamOptions {
	bool writable = false;
	/** Changes are kept by Commit alone; otherwise also by the last Release. */
	bool transacted = false;
};

/**
 * Makes a stream over a property.
 * @param store keeps what was written; called with the mailbox locked
 */
IUnknown *make_stream(const Value &value, StreamOptions options, std::shared_ptr<Roof> under,
		std::function<HRESULT(const Value &)> store);

} // namespace standin

#endif
