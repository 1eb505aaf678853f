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
