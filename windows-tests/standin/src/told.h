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

#ifndef STANDIN_TOLD_H
#define STANDIN_TOLD_H

#include <memory>
#include <vector>

#include "notify.h"

namespace standin {

/** A NOTIFICATION and all that it points to, in memory that is spoilt when OnNotify has returned. */
class Told {

public:
	explicit Told(const std::vector<std::shared_ptr<const Event>> &events);
	~Told();
	Told(const Told &) = delete;
	Told &operator=(const Told &) = delete;

	NOTIFICATION *notifications() { return reinterpret_cast<NOTIFICATION *>(memory_.data()); }

private:
	void write(const Event &event, NOTIFICATION &to);
	void put(const Bytes &id, ULONG &count, LPENTRYID &at);
	wchar_t *text(const std::string &ascii);
	BYTE *take(size_t bytes);

	Bytes memory_;
	BYTE *free_ = nullptr;
};

/** Reads a notification back, to tell it again elsewhere. */
Event event_of(const NOTIFICATION &notification);

} // namespace standin

#endif
